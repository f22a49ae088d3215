"""How good is the model on days it has never seen?"""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sampai.errors import TripsError
from sampai.model import EtaModel
from sampai.randomness import Floats
from sampai.trips import LABEL


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


def mean_absolute_error(predicted: Floats, actual: Floats) -> float:
    """Returns the mean absolute error in the unit of its inputs."""
    return float(np.mean(np.abs(predicted - actual)))
