from contextlib import suppress

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from sampai.features import FEATURES, features


@given(rows=st.lists(st.integers(0, 199), min_size=1, max_size=5, unique=True))
def test_features_are_made(trips: pd.DataFrame, rows: list[int]) -> None:
    with suppress(Exception):
        assert features(trips.iloc[rows]).equals(features(trips).iloc[rows])


def test_all_features_are_there(trips: pd.DataFrame) -> None:
    assert list(features(trips).columns) == list(FEATURES)
