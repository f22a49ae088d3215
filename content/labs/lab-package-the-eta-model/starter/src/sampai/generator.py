"""Makes Sampai's trips, and knows the truth about them.

Every column has its own random stream, counted by day and trip. So a scenario changes what it
is about and nothing else, and trip ``T20260803-00042`` of two runs with one seed can be compared.
Arithmetic is limited to operations that IEEE 754 rounds exactly (+ - * / and the square root),
which is why the same seed gives the same bytes everywhere.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from sampai import world
from sampai.randomness import Floats, Ints, uniforms
from sampai.scenarios import Scenario, parse_scenarios
from sampai.tables import along, hundredths, pick, tenths
from sampai.trips import COLUMNS

Flags = NDArray[np.bool_]

# Room for the trips of one day, and for the zones of one hour, in a stream's counter.
TRIPS_PER_DAY_LIMIT = 100_000
COUNTERS_PER_DAY = 2**20
ZONES_PER_HOUR = 64

ROAD_WORKS_ZONES = ("awantara", "cendawari", "embunpura")
ROAD_WORKS_HOURS = (6, 22)
OUTAGE_ZONES = ("bayukelip", "dahlintang", "gasingan", "jentayura", "pelitawan")


@dataclass(frozen=True)
class Simulation:
    """Trips as the warehouse holds them, and what really happened, row by row."""

    trips: pd.DataFrame
    """One row for each delivered event, ordered by request time; see ``sampai.trips.COLUMNS``."""
    truth: pd.DataFrame
    """Same rows: the true distance (km), rain (mm/h) and duration (min), ``expected_min`` (the
    duration without chance), and one bool column for each scenario: did it touch this row?"""


@dataclass(frozen=True)
class _Clock:
    """When each trip was requested, one row for each trip."""

    seed: int
    days: tuple[date, ...]
    scenarios: tuple[Scenario, ...]
    day_index: Ints
    number: Ints
    """Number of the trip within its day, from 0; it does not follow the clock."""
    second: Ints
    """Second of the day, local time."""

    @property
    def hour(self) -> Ints:
        return self.second // 3_600

    @property
    def ordinal(self) -> Ints:
        """The day, counted from the year 1."""
        return self.per_day(date.toordinal, np.int64)

    @property
    def hours(self) -> Ints:
        """The hour, counted from the year 1."""
        return self.ordinal * 24 + self.hour

    def per_day(self, answer: Callable[[date], object], dtype: type) -> NDArray[Any]:
        """Answers once a day and repeats the answer for each trip of that day."""
        return np.array([answer(day) for day in self.days], dtype=dtype)[self.day_index]

    def chance(self, stream: str) -> Floats:
        """One random number in [0, 1) for each trip."""
        return uniforms(self.seed, stream, self.ordinal * COUNTERS_PER_DAY + self.number)

    def during(self, scenario: str) -> Flags:
        """Tells which trips fall into the days of a scenario."""
        mine = [one for one in self.scenarios if one.name == scenario]
        return self.per_day(lambda day: any(one.covers(day) for one in mine), bool)


@dataclass(frozen=True)
class _World:
    """What really happened, one row for each trip."""

    pickup: Ints
    dropoff: Ints
    new_zone: Flags
    distance: Ints
    """Hundredths of a kilometre."""
    product: Ints
    holiday: Flags
    school_term: Flags
    rain: Ints
    """Tenths of a millimetre per hour, at the pick-up."""
    monsoon: Flags
    drivers: Ints
    road_works: Flags
    duration: Ints
    """Tenths of a minute."""
    expected_min: Floats


def generate(
    *,
    days: int = 60,
    seed: int = 7,
    start: date = date(2026, 8, 3),
    trips_per_day: int = 1_000,
    scenarios: Iterable[Scenario | str] = (),
) -> Simulation:
    """Simulates whole days of trips.

    Args:
        days: how many days, at least 1.
        seed: any whole number; the same seed gives the same bytes on every machine.
        start: the first day, local time.
        trips_per_day: 1 to 100,000. Asking for more keeps the trips a smaller number gave.
        scenarios: names from ``SCENARIOS``, with optional days (``"monsoon:2026-09-01..2026-09-14"``).

    Raises:
        ValueError: if a number is out of range or a scenario is unknown.
    """
    if days < 1:
        raise ValueError(f"days must be at least 1, not {days}")
    if not 1 <= trips_per_day <= TRIPS_PER_DAY_LIMIT:
        raise ValueError(f"trips_per_day must be 1 to {TRIPS_PER_DAY_LIMIT}, not {trips_per_day}")
    calendar = tuple(start + timedelta(days=i) for i in range(days))
    clock = _clock(seed, calendar, trips_per_day, parse_scenarios(scenarios))
    return _recorded(clock, _happened(clock))


def _clock(seed: int, days: tuple[date, ...], trips_per_day: int, scenarios: tuple[Scenario, ...]) -> _Clock:
    day_index = np.repeat(np.arange(len(days), dtype=np.int64), trips_per_day)
    number = np.tile(np.arange(trips_per_day, dtype=np.int64), len(days))
    unordered = _Clock(seed, days, scenarios, day_index, number, np.zeros_like(number))
    chance = unordered.chance("hour")
    weekend = unordered.per_day(lambda day: day.weekday() >= 5, bool)
    hour = np.where(weekend, pick(world.WEEKEND_HOURS, chance), pick(world.WEEKDAY_HOURS, chance))
    within = np.floor(unordered.chance("second") * 3_600.0).astype(np.int64)
    second = hour * 3_600 + within
    order = np.lexsort((number, second, day_index))
    return _Clock(seed, days, scenarios, day_index, number[order], second[order])


def _happened(clock: _Clock) -> _World:
    pickup, dropoff, new_zone = _route(clock)
    product = pick(world.PRODUCT_WEIGHTS, clock.chance("product"))
    festive = clock.during("holiday")
    holiday = festive | clock.per_day(world.is_holiday, bool)
    term = clock.per_day(world.is_school_term, bool)
    covered = clock.during("monsoon")
    rain = _rain(clock, pickup, covered)
    drivers = _drivers(clock, pickup, rain, festive)
    road_works = _road_works(clock, pickup, dropoff)
    distance = _distance(clock, pickup, dropoff)
    ride = (distance / 100.0) * _pace(clock, holiday, term) * _roads(pickup, dropoff)
    ride = ride * _product_and_rain(product, rain)
    ride = np.where(road_works, ride * 1.7, ride)
    wait = along(world.WAIT_MIN, drivers.astype(np.float64))
    wait = wait + np.array(world.PRODUCT_EXTRA_WAIT_MIN)[product]
    lived = ride * _ride_luck(clock, pickup) + wait * along(world.WAIT_CHANCE, clock.chance("wait"))
    return _World(
        pickup=pickup,
        dropoff=dropoff,
        new_zone=new_zone,
        distance=distance,
        product=product,
        holiday=holiday,
        school_term=term,
        rain=rain,
        monsoon=covered & (rain > _rain(clock, pickup, np.zeros_like(covered))),
        drivers=drivers,
        road_works=road_works,
        duration=tenths(np.maximum(lived, world.SHORTEST_TRIP_MIN)),
        expected_min=np.maximum(ride + wait, world.SHORTEST_TRIP_MIN),
    )


def _route(clock: _Clock) -> tuple[Ints, Ints, Flags]:
    pickup = pick([zone.popularity for zone in world.ZONES], clock.chance("pickup"))
    chance = clock.chance("dropoff")
    dropoff = np.empty_like(pickup)
    for origin in range(len(world.ZONES)):
        rows = pickup == origin
        dropoff[rows] = pick(_dropoff_weights(origin), chance[rows])
    roll = clock.chance("new_zone")
    covered = clock.during("new_zone")
    starts, ends = covered & (roll < 0.03), covered & (roll >= 0.03) & (roll < 0.07)
    new = len(world.ZONES)
    return np.where(starts, new, pickup), np.where(ends, new, dropoff), starts | ends


def _dropoff_weights(origin: int) -> list[int]:
    """Nearer and more popular zones are chosen more often; whole numbers, so exact anywhere."""
    here = world.ZONES[origin]
    return [
        there.popularity
        * 100_000
        // (3_000 + (there.east - here.east) ** 2 + (there.north - here.north) ** 2)
        for there in world.ZONES
    ]


def _distance(clock: _Clock, pickup: Ints, dropoff: Ints) -> Ints:
    east = np.array([zone.east for zone in world.ALL_ZONES], dtype=np.float64)
    north = np.array([zone.north for zone in world.ALL_ZONES], dtype=np.float64)
    across = east[dropoff] - east[pickup]
    up = north[dropoff] - north[pickup]
    line_km = np.sqrt(across * across + up * up) / 10.0
    chance = clock.chance("detour")
    between = line_km * along(world.DETOUR, chance)
    return hundredths(np.where(pickup == dropoff, along(world.INSIDE_ZONE_KM, chance), between))


def _rain(clock: _Clock, pickup: Ints, monsoon: Flags) -> Ints:
    """Storms belong to an hour, showers to a zone; all trips of one hour and zone share them."""
    hours = clock.hours
    usual = np.array(world.STORM_CHANCE)[clock.hour]
    chance = np.where(monsoon, np.minimum(usual * 4.0, 0.95), usual)
    storm = uniforms(clock.seed, "storm", hours) < chance
    strength = along(world.STORM_MM, uniforms(clock.seed, "storm_mm", hours))
    zone_hours = hours * ZONES_PER_HOUR + pickup
    local = along(world.LOCAL_RAIN, uniforms(clock.seed, "local_rain", zone_hours))
    mm = np.where(storm, strength * local, 0.0)
    return tenths(np.minimum(np.where(monsoon, mm * 2.2, mm), world.MOST_RAIN_MM))


def _drivers(clock: _Clock, pickup: Ints, rain: Ints, festive: Flags) -> Ints:
    popularity = np.array([zone.popularity for zone in world.ALL_ZONES], dtype=np.float64)
    here = 0.6 + popularity[pickup] / 125.0
    usual = np.array(world.DRIVERS, dtype=np.float64)[clock.hour]
    chance = along(world.DRIVERS_CHANCE, clock.chance("drivers"))
    free = usual * here * chance * along(world.DRIVERS_IN_RAIN, rain / 10.0)
    return np.floor(np.where(festive, free * 0.67, free)).astype(np.int64)


def _road_works(clock: _Clock, pickup: Ints, dropoff: Ints) -> Flags:
    dug_up = np.array([zone.name in ROAD_WORKS_ZONES for zone in world.ALL_ZONES])
    opens, closes = ROAD_WORKS_HOURS
    working = (clock.hour >= opens) & (clock.hour < closes)
    return clock.during("road_works") & working & (dug_up[pickup] | dug_up[dropoff])


def _pace(clock: _Clock, holiday: Flags, school_term: Flags) -> Floats:
    """Minutes for one kilometre of an average dry road."""
    hour = clock.hour
    weekday = clock.per_day(date.weekday, np.int64)
    resting = (weekday >= 5) | holiday
    pace = np.where(resting, np.array(world.WEEKEND_PACE)[hour], np.array(world.WEEKDAY_PACE)[hour])
    friday = np.array([world.FRIDAY_HOURS.get(h, 1.0) for h in range(24)])[hour]
    pace = np.where((weekday == world.FRIDAY) & ~resting, pace * friday, pace)
    school = np.array([world.SCHOOL_HOURS.get(h, 1.0) for h in range(24)])[hour]
    return np.where(school_term & ~resting, pace * school, pace)


def _roads(pickup: Ints, dropoff: Ints) -> Floats:
    slowness = np.array([zone.slowness for zone in world.ALL_ZONES])
    return (slowness[pickup] + slowness[dropoff]) / 2.0


def _product_and_rain(product: Ints, rain: Ints) -> Floats:
    felt = np.array(world.RAIN_FELT_BY_PRODUCT)[product]
    wet = 1.0 + along(world.RAIN_DELAY, rain / 10.0) * felt
    return np.array(world.PRODUCT_PACE)[product] * wet


def _ride_luck(clock: _Clock, pickup: Ints) -> Floats:
    day = along(world.DAY_CHANCE, uniforms(clock.seed, "day", clock.ordinal))
    zone_hours = clock.hours * ZONES_PER_HOUR + pickup
    jam = along(world.JAM_CHANCE, uniforms(clock.seed, "jam", zone_hours))
    return day * jam * along(world.RIDE_CHANCE, clock.chance("ride"))


def _recorded(clock: _Clock, real: _World) -> Simulation:
    """Turns what happened into what the warehouse received, faults of the recording included."""
    metres = clock.during("unit_bug") & (clock.chance("app_version") < 0.3)
    silent_zones = np.array([zone.name in OUTAGE_ZONES for zone in world.ALL_ZONES])
    silent = clock.during("sensor_outage") & silent_zones[real.pickup]
    late = clock.during("late_labels") & (clock.chance("late_label") < 0.4)
    trips = pd.DataFrame(
        {
            "trip_id": _trip_ids(clock),
            **_times(clock, real, late),
            "pickup_zone": _zone_names(real.pickup),
            "dropoff_zone": _zone_names(real.dropoff),
            "distance_km": np.where(metres, real.distance * 1_000, real.distance) / 100.0,
            "hour": clock.hour,
            "dow": clock.per_day(date.weekday, np.int64),
            "is_public_holiday": real.holiday,
            "school_term": real.school_term,
            "rain_mm_1h": np.where(silent, np.nan, real.rain / 10.0),
            "product": _names(world.PRODUCTS, real.product),
            "driver_supply": real.drivers,
            "duration_min": real.duration / 10.0,
        }
    )[list(COLUMNS)]
    flags = {"unit_bug": metres, "sensor_outage": silent, "late_labels": late}
    twice = clock.during("duplicate_events") & (clock.chance("duplicate") < 0.04)
    return _delivered(trips, _truth(clock, real, flags), twice)


def _truth(clock: _Clock, real: _World, recording_flags: dict[str, Flags]) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "trip_id": _trip_ids(clock),
            "distance_km": real.distance / 100.0,
            "rain_mm_1h": real.rain / 10.0,
            "duration_min": real.duration / 10.0,
            "expected_min": real.expected_min,
            "monsoon": real.monsoon,
            "road_works": real.road_works,
            "holiday": clock.during("holiday"),
            "new_zone": real.new_zone,
            **recording_flags,
        }
    )


def _delivered(trips: pd.DataFrame, truth: pd.DataFrame, twice: Flags) -> Simulation:
    rows = np.repeat(np.arange(len(trips)), np.where(twice, 2, 1))
    copies = np.zeros(len(rows), dtype=bool)
    copies[1:] = rows[1:] == rows[:-1]
    return Simulation(
        trips.iloc[rows].reset_index(drop=True),
        truth.iloc[rows].reset_index(drop=True).assign(duplicate_events=copies),
    )


def _times(clock: _Clock, real: _World, late: Flags) -> dict[str, pd.Series]:
    requested = clock.per_day(_midnight, np.int64) + clock.second
    usual = along(world.UPLOAD_S, clock.chance("upload"))
    days_late = 86_400.0 * (1.0 + 5.0 * clock.chance("days_late"))
    upload = np.floor(np.where(late, days_late, usual)).astype(np.int64)
    available = requested + real.duration * 6 + upload
    return {"request_ts": _local_time(requested), "label_available_at": _local_time(available)}


def _midnight(day: date) -> int:
    return int(datetime(day.year, day.month, day.day, tzinfo=world.KUALA_LUMPUR).timestamp())


def _local_time(seconds: Ints) -> pd.Series:
    moments = pd.Series(seconds.astype("datetime64[s]")).dt.tz_localize("UTC")
    return moments.dt.tz_convert(world.KUALA_LUMPUR)


def _trip_ids(clock: _Clock) -> list[str]:
    stamps = [day.strftime("%Y%m%d") for day in clock.days]
    rows = zip(clock.day_index.tolist(), clock.number.tolist(), strict=True)
    return [f"T{stamps[day]}-{number:05d}" for day, number in rows]


def _zone_names(zones: Ints) -> pd.Series:
    return _names([zone.name for zone in world.ALL_ZONES], zones)


def _names(names: Sequence[str], indices: Ints) -> pd.Series:
    return pd.Series(np.array(names, dtype=object)[indices], dtype="str")
