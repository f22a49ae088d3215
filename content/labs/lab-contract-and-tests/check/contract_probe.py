"""Holds batches against the learner's contract and prints what it says, as JSON. Run by the grader."""

import json
from datetime import datetime

import pandas as pd

from sampai.contract import check
from sampai.generator import generate
from sampai.trips import KNOWN_AFTER_THE_TRIP, as_seen_at
from sampai.world import KUALA_LUMPUR

SIZE = {"days": 14, "trips_per_day": 150}
TRIPS = generate(**SIZE).trips


def simulated(scenario, seed=7):
    return generate(**SIZE, seed=seed, scenarios=[scenario])


def some(every):
    return pd.Series(TRIPS.index % every == 0)


def changed(column, rows, values):
    return TRIPS.assign(**{column: TRIPS[column].mask(rows, values)})


def swapped(rows):
    return TRIPS.assign(
        distance_km=TRIPS["distance_km"].mask(rows, TRIPS["duration_min"]),
        duration_min=TRIPS["duration_min"].mask(rows, TRIPS["distance_km"]),
    )


def true_batches():
    for seed in (1, 2, 3, 4):
        yield f"clean {seed}", simulated("clean", seed).trips
    for scenario in ("monsoon", "holiday", "road_works", "late_labels"):
        for seed in (1, 2, 3):
            yield f"{scenario} {seed}", simulated(scenario, seed).trips
    yield "part", as_seen_at(TRIPS, datetime(2026, 8, 12, 18, tzinfo=KUALA_LUMPUR))
    yield "bookings", TRIPS.drop(columns=list(KNOWN_AFTER_THE_TRIP))
    yield "few silent", changed("rain_mm_1h", some(25), float("nan"))


def broken_batches():
    """Name, trips, and how many rows are broken."""
    for scenario in ("unit_bug", "sensor_outage", "duplicate_events"):
        batch = simulated(scenario)
        yield scenario, batch.trips, int(batch.truth[scenario].sum())
    new = simulated("new_zone").trips
    yield "new_zone", new, int((new["pickup_zone"] == "zaitunara").sum())
    clock, early = some(20), some(30)
    yield "clock", changed("request_ts", clock, TRIPS["request_ts"] - pd.Timedelta(hours=8)), int(clock.sum())
    known = TRIPS["request_ts"] + pd.Timedelta(minutes=1)
    yield "early", changed("label_available_at", early, known), int(early.sum())
    yield "swapped", swapped(some(25)), int(some(25).sum())
    yield "naive", TRIPS.assign(request_ts=TRIPS["request_ts"].dt.tz_localize(None)), len(TRIPS)
    yield "empty", TRIPS.head(0), 0
    yield "text flags", TRIPS.assign(is_public_holiday="0"), len(TRIPS)
    yield "fractions", TRIPS.assign(driver_supply=TRIPS["driver_supply"] + 0.5), len(TRIPS)
    first = pd.Series(TRIPS.index < 4)
    two = changed("rain_mm_1h", first, -1.0).assign(
        product=TRIPS["product"].mask(TRIPS.index == 9, "boat"),
    )
    yield "two", two, 4


def said(trips):
    try:
        verdict = check(trips.copy())
        return {
            "accepted": bool(verdict.accepted),
            "findings": [
                {"column": str(one.column), "rule": str(one.rule), "rows": as_number(one.rows)}
                for one in verdict.findings
            ],
            "report": str(verdict.report()),
        }
    except Exception as error:
        first = (str(error).strip().splitlines() or [""])[0]
        return {"error": f"{type(error).__name__}: {first[:160]}"}


def as_number(rows):
    return int(rows) if isinstance(rows, (int, float)) and rows == rows else None


result = {name: said(trips) for name, trips in true_batches()}
result.update({name: {**said(trips), "broken": broken} for name, trips, broken in broken_batches()})
print(json.dumps(result))
