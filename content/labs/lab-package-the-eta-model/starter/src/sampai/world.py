"""The invented world: zones, calendar, roads, rain and drivers, as plain tables.

No name or number here describes a real place. Tables are (x, y) points, read by
``tables.along``; weights are whole numbers, read by ``tables.pick``.
"""

from dataclasses import dataclass
from datetime import date, timedelta, timezone

# Malaysia keeps one offset all year, so no time-zone database is needed, not even in a slim image.
KUALA_LUMPUR = timezone(timedelta(hours=8), "Asia/Kuala_Lumpur")


@dataclass(frozen=True)
class Zone:
    """A zone of the map; positions are in hundreds of metres east and north of an origin."""

    name: str
    east: int
    north: int
    popularity: int
    """How often a trip starts or ends here, relative to other zones."""
    slowness: float
    """Minutes on its roads relative to an average zone."""


ZONES: tuple[Zone, ...] = (
    Zone("awantara", 127, 120, 150, 1.24),
    Zone("bayukelip", 153, 109, 120, 1.18),
    Zone("cendawari", 109, 146, 95, 1.10),
    Zone("dahlintang", 138, 161, 70, 1.02),
    Zone("embunpura", 83, 112, 85, 1.06),
    Zone("gasingan", 172, 146, 60, 0.98),
    Zone("hujanria", 101, 75, 75, 1.03),
    Zone("jentayura", 192, 99, 45, 0.92),
    Zone("kelipuri", 146, 62, 65, 0.99),
    Zone("lenteran", 52, 135, 50, 0.95),
    Zone("merakindah", 70, 179, 40, 0.90),
    Zone("nipahtera", 39, 81, 45, 0.93),
    Zone("ombakria", 18, 109, 35, 0.96),
    Zone("pelitawan", 164, 195, 30, 0.88),
)
NEW_ZONE = Zone("zaitunara", 211, 177, 0, 0.91)
ALL_ZONES: tuple[Zone, ...] = (*ZONES, NEW_ZONE)

PRODUCTS: tuple[str, ...] = ("bike", "ride", "ride_xl")
PRODUCT_WEIGHTS = (12, 72, 16)
PRODUCT_PACE = (0.86, 1.0, 1.04)
PRODUCT_EXTRA_WAIT_MIN = (-0.4, 0.0, 1.6)
RAIN_FELT_BY_PRODUCT = (1.5, 1.0, 1.0)

# Fixed-date holidays only, as (month, day). The moving festivals are the scenario "holiday".
HOLIDAYS = frozenset({(1, 1), (2, 1), (5, 1), (8, 31), (9, 16), (12, 25)})
# Weeks without school, as ((month, day) first, (month, day) last). Invented.
SCHOOL_BREAKS = (
    ((1, 1), (1, 11)),
    ((3, 20), (3, 28)),
    ((5, 23), (6, 7)),
    ((8, 22), (8, 30)),
    ((12, 5), (12, 31)),
)

# Weight of each hour of the day, 0 to 23.
WEEKDAY_HOURS = (9, 5, 3, 2, 4, 12, 34, 72, 80, 52, 38, 40, 48, 46, 40, 42, 52, 78, 88, 70, 50, 40, 30, 18)
WEEKEND_HOURS = (20, 14, 9, 5, 4, 6, 12, 22, 34, 46, 54, 58, 60, 58, 56, 54, 56, 60, 64, 62, 56, 48, 40, 30)

# Minutes for one kilometre, by hour of the day.
WEEKDAY_PACE = (
    1.35, 1.30, 1.28, 1.28, 1.32, 1.50, 1.95, 2.75, 2.95, 2.35, 1.95, 1.95,
    2.15, 2.15, 1.98, 2.00, 2.25, 2.90, 3.20, 2.70, 2.05, 1.75, 1.58, 1.45,
)  # fmt: skip
WEEKEND_PACE = (
    1.38, 1.34, 1.30, 1.28, 1.28, 1.32, 1.40, 1.50, 1.60, 1.72, 1.85, 1.95,
    2.05, 2.05, 2.00, 1.95, 1.98, 2.05, 2.12, 2.05, 1.92, 1.78, 1.62, 1.50,
)  # fmt: skip
FRIDAY = 4
FRIDAY_HOURS = {12: 1.14, 13: 1.20, 14: 1.08, 16: 1.10, 17: 1.14, 18: 1.16, 19: 1.14, 20: 1.08}
SCHOOL_HOURS = {6: 1.10, 7: 1.12, 12: 1.05, 13: 1.08}

# Rain: the chance of a storm in an hour, by hour of the day, and mm in that hour for a chance.
STORM_CHANCE = (
    0.04, 0.04, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.03, 0.04, 0.05,
    0.07, 0.11, 0.16, 0.21, 0.23, 0.21, 0.17, 0.12, 0.09, 0.07, 0.06, 0.05,
)  # fmt: skip
STORM_MM = ((0.0, 0.4), (0.5, 5.0), (0.8, 14.0), (0.95, 32.0), (1.0, 62.0))
LOCAL_RAIN = ((0.0, 0.0), (0.25, 0.1), (0.6, 0.9), (0.9, 1.4), (1.0, 2.0))
MOST_RAIN_MM = 120.0
# Share added to the riding time by rain in mm per hour. It never falls: rain never shortens a trip.
RAIN_DELAY = ((0.0, 0.0), (1.0, 0.03), (5.0, 0.14), (15.0, 0.32), (40.0, 0.60), (90.0, 0.85))

# Drivers free nearby, by hour of the day, before zone, rain and chance.
DRIVERS = (9, 7, 5, 4, 5, 9, 12, 12, 12, 14, 16, 16, 15, 14, 15, 15, 13, 11, 10, 12, 14, 14, 12, 10)
DRIVERS_IN_RAIN = ((0.0, 1.0), (2.0, 0.90), (10.0, 0.66), (40.0, 0.40))
DRIVERS_CHANCE = ((0.0, 0.35), (0.1, 0.65), (0.5, 1.0), (0.9, 1.4), (1.0, 2.0))
WAIT_MIN = ((0.0, 13.0), (3.0, 8.5), (8.0, 5.4), (15.0, 3.8), (30.0, 2.6), (60.0, 2.0))

# Kilometres driven for each kilometre of straight line, and trips inside one zone.
DETOUR = ((0.0, 1.18), (0.5, 1.38), (0.95, 1.68), (1.0, 2.1))
INSIDE_ZONE_KM = ((0.0, 0.7), (0.5, 1.9), (0.95, 3.6), (1.0, 5.0))

# What no column explains, as multipliers. A day and a jam are shared by many trips, so errors of
# neighbouring trips are alike; the last steps of a trip's own luck are breakdowns and accidents.
DAY_CHANCE = ((0.0, 0.93), (0.5, 1.0), (1.0, 1.08))
JAM_CHANCE = ((0.0, 0.94), (0.5, 0.98), (0.9, 1.06), (0.98, 1.25), (1.0, 1.6))
RIDE_CHANCE = (
    (0.0, 0.75), (0.05, 0.84), (0.25, 0.93), (0.5, 1.0), (0.75, 1.08), (0.95, 1.24), (0.99, 1.5), (1.0, 2.6),
)  # fmt: skip
WAIT_CHANCE = ((0.0, 0.35), (0.25, 0.75), (0.5, 1.0), (0.75, 1.25), (0.95, 1.8), (1.0, 3.0))
SHORTEST_TRIP_MIN = 3.0

# Seconds until a finished trip reaches the warehouse.
UPLOAD_S = ((0.0, 60.0), (0.9, 360.0), (0.98, 3_600.0), (1.0, 43_200.0))


def is_holiday(day: date) -> bool:
    """Tells whether a day is one of the fixed-date public holidays."""
    return (day.month, day.day) in HOLIDAYS


def is_school_term(day: date) -> bool:
    """Tells whether schools are open that week, weekends included."""
    return not any(first <= (day.month, day.day) <= last for first, last in SCHOOL_BREAKS)
