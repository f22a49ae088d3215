from datetime import date

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sampai.generator import generate
from sampai.scenarios import SCENARIOS
from sampai.trips import COLUMNS, content_hash, parse_trips, trips_csv
from sampai.world import ALL_ZONES, PRODUCTS

PHYSICAL = ("monsoon", "road_works", "holiday", "new_zone")
seeds = st.integers(min_value=-(2**63), max_value=2**64)
scenario_sets = st.lists(st.sampled_from(sorted(SCENARIOS)), unique=True)
few = settings(max_examples=25, deadline=None, derandomize=True)


# region golden
@pytest.mark.parametrize(
    ("scenarios", "expected"),
    [
        ((), "dd0800913a10a9a5383bc439dedbd8ef6f9ffa5fb902208cf85fbb670ece7a90"),
        (tuple(SCENARIOS), "83155e47ef2346795405fcdfe6ad614091c8d8a6e6803bf9def4bdc6a75b0dfc"),
    ],
)
def test_the_same_seed_gives_the_bytes_it_always_gave(scenarios: tuple[str, ...], expected: str) -> None:
    assert content_hash(generate(days=14, seed=7, scenarios=scenarios).trips) == expected


# endregion golden


@few
@given(seed=seeds, days=st.integers(1, 9), scenarios=scenario_sets)
def test_any_run_gives_valid_trips(seed: int, days: int, scenarios: list[str]) -> None:
    simulation = generate(days=days, seed=seed, trips_per_day=30, scenarios=scenarios)
    trips = simulation.trips

    assert list(trips.columns) == list(COLUMNS)
    assert trips["request_ts"].is_monotonic_increasing
    assert (trips["request_ts"].dt.hour == trips["hour"]).all()
    assert (trips["request_ts"].dt.day_of_week == trips["dow"]).all()
    assert set(trips["pickup_zone"]) | set(trips["dropoff_zone"]) <= {zone.name for zone in ALL_ZONES}
    assert set(trips["product"]) <= set(PRODUCTS)
    assert trips["distance_km"].gt(0).all()
    assert trips["rain_mm_1h"].dropna().between(0, 120).all()
    assert trips["driver_supply"].ge(0).all()
    assert trips["duration_min"].between(3, 600).all()
    assert (trips["label_available_at"] > trips["request_ts"]).all()
    assert (simulation.truth["trip_id"] == trips["trip_id"]).all()


@few
@given(seed=seeds, days=st.integers(1, 5), scenarios=scenario_sets, data=st.data())
def test_the_order_of_scenarios_does_not_matter(
    seed: int, days: int, scenarios: list[str], data: st.DataObject
) -> None:
    shuffled = data.draw(st.permutations(scenarios))
    first = generate(days=days, seed=seed, trips_per_day=20, scenarios=scenarios)
    second = generate(days=days, seed=seed, trips_per_day=20, scenarios=shuffled)

    assert trips_csv(first.trips) == trips_csv(second.trips)
    pd.testing.assert_frame_equal(first.truth, second.truth)


@few
@given(seed=seeds, scenarios=scenario_sets)
def test_a_file_holds_exactly_what_was_generated(seed: int, scenarios: list[str]) -> None:
    trips = generate(days=2, seed=seed, trips_per_day=40, scenarios=scenarios).trips

    pd.testing.assert_frame_equal(parse_trips(trips_csv(trips), "trips.csv"), trips)


@few
@given(seed=seeds, scenarios=scenario_sets)
def test_trip_ids_are_unique_unless_events_are_delivered_twice(seed: int, scenarios: list[str]) -> None:
    simulation = generate(days=3, seed=seed, trips_per_day=50, scenarios=scenarios)
    again = simulation.trips["trip_id"].duplicated()

    assert (again == simulation.truth["duplicate_events"]).all()
    assert "duplicate_events" in scenarios or not again.any()


@few
@given(seed=seeds, days=st.integers(1, 4))
def test_rain_never_shortens_a_trip(seed: int, days: int) -> None:
    dry = generate(days=days, seed=seed, trips_per_day=60).truth
    wet = generate(days=days, seed=seed, trips_per_day=60, scenarios=["monsoon"]).truth

    assert (wet["rain_mm_1h"] >= dry["rain_mm_1h"]).all()
    assert (wet["duration_min"] >= dry["duration_min"]).all()
    assert (wet["expected_min"] >= dry["expected_min"]).all()


@few
@given(seed=seeds, scenario=st.sampled_from(sorted(set(SCENARIOS) - {"clean", "duplicate_events"})))
def test_a_scenario_changes_only_the_rows_the_truth_names(seed: int, scenario: str) -> None:
    clean = generate(days=2, seed=seed, trips_per_day=60).trips
    changed = generate(days=2, seed=seed, trips_per_day=60, scenarios=[scenario])
    touched = changed.truth[scenario]

    # Fewer drivers in rain make a dry neighbour wait as well only in the rows that are wetter themselves.
    pd.testing.assert_frame_equal(changed.trips[~touched], clean[~touched])


@few
@given(seed=seeds)
def test_faults_of_the_recording_leave_the_truth_alone(seed: int) -> None:
    faults = ["unit_bug", "sensor_outage", "late_labels"]
    clean = generate(days=2, seed=seed, trips_per_day=60).truth
    broken = generate(days=2, seed=seed, trips_per_day=60, scenarios=faults).truth
    columns = ["trip_id", "distance_km", "rain_mm_1h", "duration_min", "expected_min"]

    pd.testing.assert_frame_equal(broken[columns], clean[columns])


def test_more_days_and_more_trips_keep_the_trips_there_were() -> None:
    small = generate(days=3, trips_per_day=50).trips
    large = generate(days=5, trips_per_day=80).trips.set_index("trip_id")

    kept = large.loc[small["trip_id"]].reset_index()[list(COLUMNS)]

    pd.testing.assert_frame_equal(kept, small)


def test_a_scenario_lasts_only_its_days() -> None:
    truth = generate(days=5, start=date(2026, 8, 3), scenarios=["holiday:2026-08-05..2026-08-06"])

    days = truth.trips.loc[truth.truth["holiday"], "request_ts"].dt.strftime("%Y-%m-%d")

    assert sorted(set(days)) == ["2026-08-05", "2026-08-06"]


# Medians of 60 days with seed 7, in minutes; the README of the next labs quotes them.
@pytest.mark.parametrize(
    ("scenario", "median"),
    [
        ("clean", 20.6),
        ("monsoon", 22.0),
        ("road_works", 26.4),
        ("unit_bug", 20.6),
        ("holiday", 19.2),
        ("sensor_outage", 20.6),
        ("late_labels", 20.6),
        ("duplicate_events", 20.6),
        ("new_zone", 21.5),
    ],
)
def test_durations_are_plausible_in_each_scenario(scenario: str, median: float) -> None:
    minutes = generate(scenarios=[scenario]).trips["duration_min"]

    assert minutes.median() == median
    assert minutes.quantile(0.99) < 5 * median


def test_the_day_has_rush_hours_and_slower_fridays() -> None:
    simulation = generate()
    pace = simulation.truth["expected_min"] / simulation.truth["distance_km"]
    trips = simulation.trips.assign(pace=pace)
    weekdays = trips[(trips["dow"] < 5) & ~trips["is_public_holiday"]]
    by_hour = weekdays.groupby("hour")["pace"].median()
    evening = weekdays[weekdays["hour"].between(17, 19)].groupby("dow")["pace"].median()

    assert set(by_hour.nlargest(4).index) == {7, 8, 17, 18}
    assert evening.idxmax() == 4


def test_holidays_of_the_calendar_are_flagged_and_faster() -> None:
    simulation = generate()
    trips = simulation.trips
    rush = trips["hour"].isin([7, 8, 17, 18]) & (trips["dow"] < 5)
    pace = simulation.truth["expected_min"] / simulation.truth["distance_km"]
    holiday = trips["is_public_holiday"]

    assert sorted(set(trips.loc[holiday, "request_ts"].dt.strftime("%m-%d"))) == ["08-31", "09-16"]
    assert pace[rush & holiday].median() < 0.85 * pace[rush & ~holiday].median()


def test_unit_bug_multiplies_the_recorded_distance_by_a_thousand() -> None:
    simulation = generate(days=7, scenarios=["unit_bug"])
    hit = simulation.truth["unit_bug"].to_numpy()
    ratio = simulation.trips["distance_km"] / simulation.truth["distance_km"]

    assert 0.25 < hit.mean() < 0.35
    assert np.allclose(ratio[hit], 1_000)
    assert (ratio[~hit] == 1).all()


def test_late_labels_arrive_one_to_six_days_after_the_trip() -> None:
    simulation = generate(days=7, scenarios=["late_labels"])
    trips = simulation.trips
    finished = trips["request_ts"] + pd.to_timedelta(trips["duration_min"], unit="min")
    days = (trips["label_available_at"] - finished).dt.total_seconds() / 86_400
    late = simulation.truth["late_labels"]

    assert 0.35 < late.mean() < 0.45
    assert days[late].between(1, 6.01).all()
    assert days[~late].max() < 0.51


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ({"days": 0}, "days must be at least 1, not 0"),
        ({"trips_per_day": 0}, "trips_per_day must be 1 to 100000, not 0"),
        ({"scenarios": ["monsun"]}, "there is no scenario 'monsun'"),
        ({"scenarios": ["monsoon:2026-09-02..2026-09-01"]}, "ends before it starts"),
    ],
)
def test_a_wrong_request_is_refused_with_its_reason(arguments: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        generate(**arguments)
