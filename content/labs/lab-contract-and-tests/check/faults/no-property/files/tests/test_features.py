"""Features: a known table, and what must hold for any trips."""

import numpy as np
import pandas as pd

from sampai.features import features
from sampai.trips import parse_trips

THREE_TRIPS = b"""\
trip_id,request_ts,pickup_zone,dropoff_zone,distance_km,hour,dow,is_public_holiday,school_term,rain_mm_1h,product,driver_supply
T20260803-00000,2026-08-03T11:51:31+08:00,awantara,bayukelip,3.97,11,0,0,1,0.0,ride,20
T20260808-00001,2026-08-08T17:41:32+08:00,pelitawan,awantara,10.39,17,5,0,0,,bike,26
T20260831-00002,2026-08-30T22:05:00Z,zaitunara,jentayura,21.5,6,0,1,0,12.5,ride_xl,3
"""


# region golden
def test_three_known_trips_have_the_features_they_always_had() -> None:
    expected = [
        # km, hour, weekday, holiday, school, rain, product, drivers, from, to
        [3.97, 11, 0, 0, 1, 0.0, 1, 20, 0, 1],
        [10.39, 17, 5, 0, 0, np.nan, 0, 26, 13, 0],
        [21.5, 6, 0, 1, 0, 12.5, 2, 3, np.nan, 7],
    ]

    np.testing.assert_array_equal(features(parse_trips(THREE_TRIPS, "three trips")), expected)


# endregion golden


# region property
def test_a_trip_has_the_same_features_alone_and_among_others(trips: pd.DataFrame) -> None:
    batch, rows = trips.head(200), [17]

    pd.testing.assert_frame_equal(features(batch.iloc[rows]), features(batch).iloc[rows])


# endregion property


def test_hour_and_weekday_are_those_of_the_city(trips: pd.DataFrame) -> None:
    numbers = features(trips)

    assert (numbers["hour"] == trips["hour"]).all()
    assert (numbers["dow"] == trips["dow"]).all()
