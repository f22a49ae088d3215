"""The heuristic and the error, on trips whose answer can be worked out by hand."""

import numpy as np
import pandas as pd
import pytest

from sampai.baseline import fit_heuristic
from sampai.evaluation import mean_absolute_error


# region by-hand
def test_the_pace_of_an_hour_is_its_minutes_over_its_kilometres() -> None:
    trips = pd.DataFrame(
        {
            "request_ts": pd.to_datetime(["2026-08-03T08:05+08:00", "2026-08-03T08:40+08:00"]),
            "distance_km": [1.0, 9.0],
            "duration_min": [10.0, 20.0],
        }
    )

    heuristic = fit_heuristic(trips)

    assert heuristic.minutes_per_km[8] == pytest.approx(3.0)
    assert heuristic.minutes_per_km[3] == pytest.approx(3.0)
    assert heuristic.predict(trips) == pytest.approx([3.0, 27.0])


def test_the_error_is_the_mean_of_the_distances() -> None:
    predicted, actual = np.array([10.0, 20.0, 30.0]), np.array([11.0, 20.0, 25.0])

    assert mean_absolute_error(predicted, actual) == pytest.approx(2.0)


# endregion by-hand
