"""What several tests share. Small and made once, so the suite stays far below a minute."""

import pandas as pd
import pytest
from hypothesis import settings

from sampai.generator import generate
from sampai.model import EtaModel, train
from sampai.trips import split_by_time

# The same examples in every run: a commit that passed today must not fail tomorrow by chance.
settings.register_profile("same-every-time", deadline=None, max_examples=30)
settings.load_profile("same-every-time")


@pytest.fixture(scope="session")
def trips() -> pd.DataFrame:
    return generate(days=21, trips_per_day=150).trips


@pytest.fixture(scope="session")
def model(trips: pd.DataFrame) -> EtaModel:
    past, _ = split_by_time(trips, holdout_days=7)
    return train(past, seed=7)
