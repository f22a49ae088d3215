from pathlib import Path

import pandas as pd
import pytest

from sampai.cli import main
from sampai.evaluation import evaluate
from sampai.features import features
from sampai.generator import generate
from sampai.model import train
from sampai.times import local_time
from sampai.trips import content_hash, split_by_time


@pytest.fixture(scope="module")
def trips() -> pd.DataFrame:
    return generate(days=28, trips_per_day=200).trips


def test_the_same_seed_gives_the_same_bytes() -> None:
    assert content_hash(generate(days=2).trips) == content_hash(generate(days=2).trips)
    assert content_hash(generate(days=2).trips) != content_hash(generate(days=2, seed=8).trips)


def test_a_monsoon_does_not_change_who_rides_where() -> None:
    where = ["trip_id", "request_ts", "pickup_zone", "dropoff_zone", "distance_km"]
    dry = generate(days=2).trips
    wet = generate(days=2, scenarios=["monsoon"]).trips

    pd.testing.assert_frame_equal(wet[where], dry[where])
    assert wet["rain_mm_1h"].sum() > dry["rain_mm_1h"].sum()


def test_features_do_not_know_the_label(trips: pd.DataFrame) -> None:
    booked = trips.drop(columns=["duration_min", "label_available_at"])

    pd.testing.assert_frame_equal(features(booked), features(trips))


def test_the_same_moment_in_utc_is_the_same_local_hour() -> None:
    times = pd.Series(["2026-08-03T00:15:00Z", "2026-08-03T08:15:00+08:00"])

    assert local_time(times).dt.hour.tolist() == [8, 8]
    with pytest.raises(ValueError, match="does not say its offset"):
        local_time(pd.Series(["2026-08-03T08:15:00"]))


def test_the_model_beats_the_heuristic_by_a_fifth(trips: pd.DataFrame) -> None:
    past, _ = split_by_time(trips, holdout_days=14)

    assert evaluate(train(past, seed=7), trips).improvement >= 0.20


def test_an_error_exits_non_zero(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)

    assert main(["train"]) == 1
    assert capsys.readouterr().err.startswith("sampai: cannot read ")
