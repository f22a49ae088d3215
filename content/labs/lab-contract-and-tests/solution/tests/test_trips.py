"""What is learned from, what is judged on, and what was known when."""

from datetime import datetime

import pandas as pd
import pytest

from sampai.generator import generate
from sampai.trips import as_seen_at, split_by_time
from sampai.world import KUALA_LUMPUR


# region whole-days
@pytest.mark.parametrize("last_hour", [24, 15])
def test_the_hold_out_is_the_last_whole_days(trips: pd.DataFrame, last_hour: int) -> None:
    until = trips["request_ts"].max().normalize() + pd.Timedelta(hours=last_hour)
    file = trips[trips["request_ts"] < until]

    past, holdout = split_by_time(file, holdout_days=7)

    assert holdout["request_ts"].dt.date.nunique() == 7
    assert past["request_ts"].dt.date.max() < holdout["request_ts"].dt.date.min()
    assert len(past) + len(holdout) == len(file)


# endregion whole-days


def test_the_order_of_the_file_does_not_move_the_split(trips: pd.DataFrame) -> None:
    shuffled = trips.sample(frac=1, random_state=3)

    past, holdout = split_by_time(shuffled, holdout_days=7)

    assert past["request_ts"].max() < holdout["request_ts"].min()


# region seen-at
def test_a_label_is_hidden_until_it_has_arrived() -> None:
    trips = generate(days=3, trips_per_day=200, scenarios=["late_labels"]).trips
    moment = datetime(2026, 8, 5, tzinfo=KUALA_LUMPUR)

    known = as_seen_at(trips, moment)

    arrived = trips.loc[trips["request_ts"] <= moment, "label_available_at"] <= moment
    assert (known["duration_min"].notna() == arrived).all()
    assert 0 < arrived.sum() < len(known)


# endregion seen-at
