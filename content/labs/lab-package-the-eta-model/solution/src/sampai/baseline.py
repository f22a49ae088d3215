"""The estimate to beat: distance times the usual pace of the hour."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from sampai.randomness import Floats
from sampai.trips import LABEL


# region heuristic
@dataclass(frozen=True)
class Heuristic:
    """Mean pace of each hour of the day."""

    minutes_per_km: tuple[float, ...]
    """24 numbers, for the local hours 0 to 23."""

    def predict(self, trips: pd.DataFrame) -> Floats:
        """Returns minutes from booking to drop-off."""
        pace = np.array(self.minutes_per_km)[trips["request_ts"].dt.hour.to_numpy()]
        return pace * trips["distance_km"].to_numpy()


def fit_heuristic(trips: pd.DataFrame) -> Heuristic:
    """Learns the pace of each hour; an hour without trips gets the pace of all hours together."""
    hour = trips["request_ts"].dt.hour
    totals = trips.groupby(hour)[[LABEL, "distance_km"]].sum().reindex(range(24))
    overall = trips[LABEL].sum() / trips["distance_km"].sum()
    pace = (totals[LABEL] / totals["distance_km"]).fillna(overall)
    return Heuristic(tuple(float(value) for value in pace))


# endregion heuristic
