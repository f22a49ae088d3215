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
