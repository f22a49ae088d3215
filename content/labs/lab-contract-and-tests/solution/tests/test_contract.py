"""The contract: what is true is accepted, what is broken is refused with its column and its rows."""

import json
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pytest

from sampai.cli import main
from sampai.contract import check
from sampai.generator import generate
from sampai.trips import KNOWN_AFTER_THE_TRIP, LABEL, as_seen_at, trips_csv


# region accepted
@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("scenario", ["clean", "monsoon", "holiday", "road_works", "late_labels"])
def test_what_is_true_is_accepted_however_unusual(seed: int, scenario: str) -> None:
    batch = generate(days=14, trips_per_day=100, seed=seed, scenarios=[scenario]).trips

    assert check(batch).report() == ""


def test_trips_without_a_label_are_accepted(trips: pd.DataFrame) -> None:
    evening = trips["request_ts"].max().normalize() + pd.Timedelta(hours=20)

    assert check(as_seen_at(trips, evening)).accepted
    assert check(trips.drop(columns=list(KNOWN_AFTER_THE_TRIP))).accepted


def test_a_few_silent_gauges_are_accepted_and_many_are_not(trips: pd.DataFrame) -> None:
    few, many = trips.index % 25 == 0, trips.index % 15 == 0

    assert check(trips.assign(rain_mm_1h=trips["rain_mm_1h"].mask(few))).accepted
    assert not check(trips.assign(rain_mm_1h=trips["rain_mm_1h"].mask(many))).accepted


# endregion accepted


# region refused
@pytest.mark.parametrize(
    ("scenario", "columns"),
    [
        ("unit_bug", ["distance_km"]),
        ("sensor_outage", ["rain_mm_1h"]),
        ("duplicate_events", ["trip_id"]),
        ("new_zone", ["pickup_zone", "dropoff_zone"]),
    ],
)
def test_a_broken_recording_is_refused_with_its_rows(scenario: str, columns: list[str]) -> None:
    batch = generate(days=7, trips_per_day=200, scenarios=[scenario])

    rows = {one.column: one.rows for one in check(batch.trips).findings}

    assert sum(rows[column] for column in columns) == batch.truth[scenario].sum()


Damage = Callable[[pd.DataFrame, pd.Series], pd.DataFrame]


def swapped(trips: pd.DataFrame, some: pd.Series) -> pd.DataFrame:
    return trips.assign(
        distance_km=trips["distance_km"].mask(some, trips[LABEL]),
        duration_min=trips[LABEL].mask(some, trips["distance_km"]),
    )


def another_clock(trips: pd.DataFrame, some: pd.Series) -> pd.DataFrame:
    earlier = trips["request_ts"] - pd.Timedelta(hours=8)
    return trips.assign(request_ts=trips["request_ts"].mask(some, earlier))


def known_too_early(trips: pd.DataFrame, some: pd.Series) -> pd.DataFrame:
    early = trips["request_ts"] + pd.Timedelta(minutes=1)
    return trips.assign(label_available_at=trips["label_available_at"].mask(some, early))


@pytest.mark.parametrize(
    ("damage", "column", "least_share"),
    [(swapped, LABEL, 0.7), (another_clock, "hour", 1.0), (known_too_early, "label_available_at", 1.0)],
)
def test_values_that_contradict_each_other_are_refused(
    trips: pd.DataFrame, damage: Damage, column: str, least_share: float
) -> None:
    some = pd.Series(trips.index % 20 == 0)

    rows = {one.column: one.rows for one in check(damage(trips, some)).findings}

    assert least_share * some.sum() <= rows[column] <= some.sum()


# endregion refused


def test_a_batch_without_trips_is_refused(trips: pd.DataFrame) -> None:
    assert not check(trips.head(0)).accepted


def test_nothing_is_repaired_on_the_way(trips: pd.DataFrame) -> None:
    as_text = trips.assign(is_public_holiday="0", distance_km=trips["distance_km"].astype(str))

    broken = {one.column for one in check(as_text).findings}

    assert {"is_public_holiday", "distance_km"} <= broken


def test_every_broken_rule_is_named_with_its_rows(trips: pd.DataFrame) -> None:
    twice = trips.assign(
        rain_mm_1h=trips["rain_mm_1h"].mask(trips.index < 4, -1.0),
        product=trips["product"].mask(trips.index == 9, "boat"),
    )

    assert check(twice).report().splitlines() == [
        "rain_mm_1h: must be 0 to 120 mm (4 of 3,150 rows break it)",
        "product: must be a product (1 of 3,150 rows break it)",
    ]


# region fail-closed
def test_a_refused_file_exits_with_4_and_nothing_learns_from_it(
    trips: pd.DataFrame, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("good.csv").write_bytes(trips_csv(trips))
    Path("bad.csv").write_bytes(trips_csv(trips.assign(distance_km=trips["distance_km"] * 1_000)))

    assert main(["check", "--trips", "good.csv"]) == 0
    assert main(["check", "--trips", "bad.csv", "--report", "verdict.json"]) == 4
    assert main(["train", "--trips", "bad.csv", "--model-dir", "model"]) == 4

    assert "distance_km: must be 0.1 to 60 km (3,150 of 3,150 rows break it)" in capsys.readouterr().err
    assert json.loads(Path("verdict.json").read_text(encoding="utf-8"))["accepted"] is False
    assert not Path("model").exists()


# endregion fail-closed
