"""Many trainings with drawn parameters, all logged, and the best of them registered."""

from dataclasses import asdict, dataclass

import mlflow
import numpy as np
import pandas as pd

from sampai.logged_model import log_model
from sampai.model import Params, train
from sampai.randomness import uniforms
from sampai.settings import Settings
from sampai.tables import pick
from sampai.tracking import METRIC, required_tags
from sampai.trips import split_by_time

LEARNING_RATES = (0.03, 0.05, 0.08, 0.12, 0.2, 0.3)
LEAF_NODES = (7, 15, 31, 63)
LEAF_SAMPLES = (20, 40, 80, 160)


# region draw
def draw(count: int, seed: int) -> list[Params]:
    """Draws parameters; the first are today's. The same seed draws the same, a longer sweep goes on."""

    def chosen(name: str, choices: tuple[float, ...]) -> list[float]:
        chances = uniforms(seed, f"sweep:{name}", np.arange(count - 1))
        return [choices[index] for index in pick([1] * len(choices), chances)]

    drawn = zip(
        chosen("learning_rate", LEARNING_RATES),
        chosen("max_leaf_nodes", LEAF_NODES),
        chosen("min_samples_leaf", LEAF_SAMPLES),
        strict=True,
    )
    return [
        Params(),
        *(
            Params(rate, max_leaf_nodes=int(nodes), min_samples_leaf=int(least))
            for rate, nodes, least in drawn
        ),
    ]


# endregion draw


# region best
@dataclass(frozen=True)
class Best:
    """The run of a sweep with the smallest validation error."""

    run_id: str
    validation_mae: float
    params: Params


def best_of(sweep: str, settings: Settings) -> Best:
    """Asks the server for the best finished run of a sweep."""
    experiment = mlflow.get_experiment_by_name(settings.experiment)
    run = mlflow.search_runs(
        [experiment.experiment_id],
        filter_string=f"tags.sweep = '{sweep}' and attributes.status = 'FINISHED'",
        order_by=["metrics.training_mae ASC"],
        max_results=1,
        output_format="list",
    )[0]
    # The server keeps parameters as text.
    kinds = {name: type(value) for name, value in asdict(Params()).items()}
    params = Params(**{name: kind(run.data.params[name]) for name, kind in kinds.items()})
    return Best(run.info.run_id, run.data.metrics[METRIC], params)


# endregion best


# region candidate
def log_candidate(trips: pd.DataFrame, settings: Settings, params: Params, sweep: str = "") -> str:
    """Trains on all days before the hold-out and logs the model that may become champion."""
    past, _ = split_by_time(trips, settings.holdout_days)
    with mlflow.start_run(run_name="candidate", tags=required_tags(trips) | {"candidate_of": sweep}):
        mlflow.log_params(asdict(params) | {"seed": settings.seed, "trained_trips": len(past)})
        return log_model(train(past, settings.seed, params), past)


# endregion candidate
