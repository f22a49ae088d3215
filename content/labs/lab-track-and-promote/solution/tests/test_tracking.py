"""What tracking promises without a server. The grader checks the rest at a real one."""

from pathlib import Path

import pandas as pd
import pytest

from sampai import tracking
from sampai.errors import TrackingError
from sampai.generator import generate
from sampai.logged_model import INPUTS, model_input
from sampai.model import Params
from sampai.registry import Comparison
from sampai.settings import Settings
from sampai.sweep import draw
from sampai.times import local_time
from sampai.wandb_runs import read_history


@pytest.fixture(scope="module")
def trips() -> pd.DataFrame:
    return generate(days=1).trips


def test_model_input_keeps_the_moment_and_no_label(trips: pd.DataFrame) -> None:
    table = model_input(trips)

    assert list(table.columns) == list(INPUTS)
    pd.testing.assert_series_equal(local_time(table["request_ts"]), trips["request_ts"])


def test_a_longer_sweep_goes_on_where_a_shorter_ends() -> None:
    assert draw(1, seed=7) == [Params()]
    assert draw(20, seed=7)[:5] == draw(5, seed=7)
    assert len(set(draw(20, seed=7))) > 12


def test_the_gain_is_a_share_of_the_reference() -> None:
    result = Comparison(
        trips=1_000, days=14, days_won=9, candidate_mae=3.0, reference_mae=3.2, reference="version 1"
    )

    assert result.gain == pytest.approx(0.0625)


def test_nothing_is_logged_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("MLFLOW_TRACKING_URI", raising=False)

    with pytest.raises(TrackingError, match="MLFLOW_TRACKING_URI is not set"), tracking.connected(Settings()):
        pass


def test_a_commit_can_be_named_where_there_is_no_repository(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SAMPAI_GIT_SHA", "abc123")

    assert tracking.git_sha() == "abc123"


def test_another_file_is_no_run_file(tmp_path: Path) -> None:
    path = tmp_path / "run.wandb"
    path.write_bytes(b"step,mae\n")

    with pytest.raises(TrackingError, match="is not a W&B run file"):
        read_history(path)
