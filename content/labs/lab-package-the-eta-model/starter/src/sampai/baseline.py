"""The estimate to beat: distance times the usual pace of the hour."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sampai.randomness import Floats
from sampai.trips import LABEL


@dataclass(frozen=True)
class Heuristic:
    """Mean pace of each hour of the day."""

    minutes_per_km: tuple[float, ...]
    """24 numbers, for the local hours 0 to 23."""

    def predict(self, trips: pd.DataFrame) -> Floats:
        """Returns minutes from booking to drop-off."""
        raise NotImplementedError("step 6: distance times the pace of the hour")


def fit_heuristic(trips: pd.DataFrame) -> Heuristic:
    """Learns the pace of each hour; an hour without trips gets the pace of all hours together."""
    raise NotImplementedError("step 6: the mean pace of each hour")
