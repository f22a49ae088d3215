"""What any model of trip times must do, whatever it has learned."""

import numpy as np
import pandas as pd
import pytest

from sampai.model import EtaModel


# region behaviour
@pytest.mark.parametrize("column", ["rain_mm_1h", "distance_km"])
@pytest.mark.parametrize("more", [0.5, 1.0, 25.0])
def test_more_rain_or_a_longer_way_never_shortens_the_estimate(
    model: EtaModel, trips: pd.DataFrame, column: str, more: float
) -> None:
    worse = trips.assign(**{column: trips[column] + more})

    shortened = model.predict(worse) < model.predict(trips)

    assert not shortened.any(), trips.loc[shortened, ["trip_id", column]].head().to_string()


def test_the_name_of_a_trip_does_not_matter(model: EtaModel, trips: pd.DataFrame) -> None:
    renamed = trips.assign(trip_id=trips["trip_id"].to_numpy()[::-1])

    assert np.array_equal(model.predict(renamed), model.predict(trips))


def test_a_trip_has_the_same_estimate_alone_and_among_others(model: EtaModel, trips: pd.DataFrame) -> None:
    some = trips.tail(5)

    assert np.array_equal(model.predict(some.head(1)), model.predict(some)[:1])


# endregion behaviour
