"""Trips and a model that several tests share. Small, so the whole suite stays under a minute."""

import pandas as pd
import pytest

from sampai.generator import Simulation, generate
from sampai.model import EtaModel, train
from sampai.trips import split_by_time


@pytest.fixture(autouse=True)
def _no_settings_from_outside(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("TRIPS_PATH", "MODEL_DIR", "SEED", "HOLDOUT_DAYS", "MIN_IMPROVEMENT"):
        monkeypatch.delenv(f"SAMPAI_{name}", raising=False)


@pytest.fixture(scope="session")
def simulation() -> Simulation:
    return generate(days=28, trips_per_day=400)


@pytest.fixture(scope="session")
def past_and_holdout(simulation: Simulation) -> tuple[pd.DataFrame, pd.DataFrame]:
    return split_by_time(simulation.trips, holdout_days=7)


@pytest.fixture(scope="session")
def model(past_and_holdout: tuple[pd.DataFrame, pd.DataFrame]) -> EtaModel:
    past, _ = past_and_holdout
    return train(past, seed=7)
