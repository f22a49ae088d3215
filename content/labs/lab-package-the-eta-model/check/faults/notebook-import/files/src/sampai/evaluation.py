"""How good is the model on days it has never seen?"""

from dataclasses import dataclass

import sys

import numpy as np
import pandas as pd

from sampai.errors import TripsError
from sampai.model import EtaModel
from sampai.randomness import Floats
from sampai.trips import LABEL

sys.path.append("notebooks")
from errors_by_hour import mean_absolute_error  # noqa: E402


@dataclass(frozen=True)
class Evaluation:
    """Mean absolute errors on the hold-out, in minutes."""

    trips: int
    first: str
    last: str
    heuristic_mae: float
    model_mae: float

    @property
    def improvement(self) -> float:
        """Share of the heuristic's error that the model removes; 0.2 is 20 %."""
        return 1.0 - self.model_mae / self.heuristic_mae


# region evaluate
def evaluate(model: EtaModel, trips: pd.DataFrame) -> Evaluation:
    """Judges the model and its heuristic on the labelled trips that came after its training.

    Raises:
        TripsError: if there are no such trips.
    """
    trained_until = pd.Timestamp(model.card.trained_until)
    unseen = trips[(trips["request_ts"] > trained_until) & trips[LABEL].notna()]
    if unseen.empty:
        raise TripsError(f"no labelled trip is later than the training, which ends {trained_until}")
    actual = unseen[LABEL].to_numpy()
    return Evaluation(
        trips=len(unseen),
        first=unseen["request_ts"].min().date().isoformat(),
        last=unseen["request_ts"].max().date().isoformat(),
        heuristic_mae=mean_absolute_error(model.heuristic.predict(unseen), actual),
        model_mae=mean_absolute_error(model.predict(unseen), actual),
    )


# endregion evaluate
