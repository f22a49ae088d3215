import numpy as np
import pandas as pd

from sampai.features import FEATURES, features
from sampai.generator import Simulation, generate
from sampai.trips import KNOWN_AFTER_THE_TRIP


def test_every_feature_is_a_number_for_every_trip(simulation: Simulation) -> None:
    numbers = features(simulation.trips)

    assert tuple(numbers.columns) == FEATURES
    assert np.isfinite(numbers.to_numpy()).all()


def test_the_label_cannot_be_seen_in_the_features(simulation: Simulation) -> None:
    trips = simulation.trips
    other_labels = trips.assign(
        duration_min=1.0, label_available_at=trips["label_available_at"] + pd.Timedelta(days=9)
    )

    pd.testing.assert_frame_equal(features(other_labels), features(trips))
    pd.testing.assert_frame_equal(features(trips.drop(columns=list(KNOWN_AFTER_THE_TRIP))), features(trips))


def test_hour_and_weekday_are_local_wherever_the_times_were_written(simulation: Simulation) -> None:
    trips = simulation.trips

    numbers = features(trips)

    assert (numbers["hour"] == trips["hour"]).all()
    assert (numbers["dow"] == trips["dow"]).all()


def test_the_order_of_rows_and_columns_does_not_matter(simulation: Simulation) -> None:
    trips = simulation.trips.head(500)
    shuffled = trips.sample(frac=1, random_state=3)[sorted(trips.columns)]

    pd.testing.assert_frame_equal(features(shuffled).sort_index(), features(trips))


def test_a_zone_nobody_has_seen_is_unknown_not_an_error() -> None:
    trips = generate(days=3, scenarios=["new_zone"]).trips
    new = trips["pickup_zone"] == "zaitunara"

    numbers = features(trips)

    assert new.any()
    assert (numbers["pickup_zone"].isna() == new).all()
