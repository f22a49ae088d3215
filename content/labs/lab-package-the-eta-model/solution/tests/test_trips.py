from datetime import datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from sampai.errors import TripsError
from sampai.generator import Simulation, generate
from sampai.trips import as_seen_at, parse_trips, read_trips, split_by_time, trips_csv
from sampai.world import KUALA_LUMPUR


def rows(**changed: str) -> bytes:
    """One valid trip, with some of its texts replaced."""
    row = {
        "trip_id": "T1",
        "request_ts": "2026-08-03T08:15:00+08:00",
        "pickup_zone": "awantara",
        "dropoff_zone": "kelipuri",
        "distance_km": "7.50",
        "hour": "8",
        "dow": "0",
        "is_public_holiday": "0",
        "school_term": "1",
        "rain_mm_1h": "0.0",
        "product": "ride",
        "driver_supply": "12",
        "duration_min": "24.5",
        "label_available_at": "2026-08-03T08:45:00+08:00",
    } | changed
    return f"{','.join(row)}\n{','.join(row.values())}\n".encode()


def test_the_file_has_fixed_decimals_and_unix_line_ends() -> None:
    content = trips_csv(generate(days=1, trips_per_day=2).trips)

    assert content == (
        b"trip_id,request_ts,pickup_zone,dropoff_zone,distance_km,hour,dow,is_public_holiday,school_term,rain_mm_1h,product,driver_supply,duration_min,label_available_at\n"
        b"T20260803-00000,2026-08-03T11:51:31+08:00,awantara,bayukelip,3.97,11,0,0,1,0.0,ride,20,10.5,2026-08-03T12:06:41+08:00\n"
        b"T20260803-00001,2026-08-03T17:41:32+08:00,awantara,jentayura,10.39,17,0,0,1,0.0,ride_xl,26,39.7,2026-08-03T18:24:39+08:00\n"
    )


def test_a_time_in_another_offset_becomes_local_time() -> None:
    trips = parse_trips(rows(request_ts="2026-08-03T00:15:00Z"), "trips.csv")

    assert trips["request_ts"].iloc[0].isoformat() == "2026-08-03T08:15:00+08:00"


def test_a_trip_without_label_columns_can_be_read() -> None:
    header, row = rows().decode().splitlines()
    content = "\n".join(",".join(line.split(",")[:-2]) for line in (header, row))

    trips = parse_trips(content.encode(), "trips.csv")

    assert trips["duration_min"].isna().all()
    assert trips["label_available_at"].isna().all()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "trips.csv is not a CSV file: No columns to parse from file"),
        (rows().splitlines(keepends=True)[0], "trips.csv has no trips"),
        (b"trip_id,hour\nT1,8\n", "trips.csv has no column request_ts, pickup_zone"),
        (rows(distance_km="far"), "trips.csv, column distance_km: Unable to parse string"),
        (rows(is_public_holiday="yes"), "trips.csv, column is_public_holiday: 'yes' is neither 0 nor 1"),
        (rows(request_ts="2026-08-03T08:15:00"), "'2026-08-03T08:15:00' does not say its offset"),
        (rows(hour=""), "trips.csv, column hour: "),
    ],
)
def test_a_bad_file_is_refused_by_name_and_column(content: bytes, message: str) -> None:
    with pytest.raises(TripsError) as caught:
        parse_trips(content, "trips.csv")

    assert message in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(TripsError, match=r"cannot read .*nope\.csv: No such file"):
        read_trips(tmp_path / "nope.csv")


def test_the_past_shows_no_later_trip_and_no_label_that_had_not_arrived() -> None:
    trips = generate(days=3, scenarios=["late_labels"]).trips
    moment = datetime(2026, 8, 4, 12, tzinfo=KUALA_LUMPUR)

    known = as_seen_at(trips, moment)
    whole = trips.set_index("trip_id").loc[known["trip_id"]].reset_index()
    arrived = whole["label_available_at"] <= moment

    assert known["request_ts"].max() <= moment
    assert (known["duration_min"].notna() == arrived).all()
    assert (known["label_available_at"].notna() == arrived).all()
    assert 0.3 < arrived.mean() < 0.7


def test_the_hold_out_is_the_last_whole_days(simulation: Simulation) -> None:
    past, holdout = split_by_time(simulation.trips, holdout_days=7)

    assert len(past) == 21 * 400
    assert len(holdout) == 7 * 400
    assert past["request_ts"].max() < holdout["request_ts"].min()
    assert holdout["request_ts"].dt.date.nunique() == 7


def test_trips_without_label_are_in_neither_part(simulation: Simulation) -> None:
    last = simulation.trips["request_ts"].max()
    known = as_seen_at(simulation.trips, (last - timedelta(days=2)).to_pydatetime())

    past, holdout = split_by_time(known, holdout_days=7)

    assert pd.concat([past, holdout])["duration_min"].notna().all()


@pytest.mark.parametrize("days", [28, 29])
def test_a_file_too_short_to_split_is_refused(simulation: Simulation, days: int) -> None:
    with pytest.raises(TripsError, match=f"before the {days} hold-out days"):
        split_by_time(simulation.trips, holdout_days=days)
