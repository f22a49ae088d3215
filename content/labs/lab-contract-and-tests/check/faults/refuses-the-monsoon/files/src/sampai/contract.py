"""What a batch of trips must be before anything learns from it.

A batch is accepted or refused as a whole. Nothing is repaired here: what is repaired in silence is
never mended where it broke.
"""

import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import pandas as pd
import pandera.pandas as pa
from pandera.errors import SchemaError, SchemaErrorReason, SchemaErrors

from sampai.trips import LABEL
from sampai.world import KUALA_LUMPUR, MOST_RAIN_MM, PRODUCTS, ZONES

# region limits
LONGEST_KM = 60.0
LONGEST_MIN = 600.0
MOST_DRIVERS = 200
LARGEST_SILENT_SHARE = 0.05
"""A gauge fails now and then. When more trips than this lack their rain, part of the map is blind."""
SLOWEST_KMH, FASTEST_KMH = 0.5, 120.0
# endregion limits

ZONE_NAMES = [zone.name for zone in ZONES]
MOMENT = pd.DatetimeTZDtype("s", KUALA_LUMPUR)


# region verdict
@dataclass(frozen=True)
class Finding:
    """One broken rule."""

    column: str
    rule: str
    rows: int
    """How many rows break it."""


@dataclass(frozen=True)
class Verdict:
    """What the contract says about a batch."""

    trips: int
    findings: tuple[Finding, ...]

    @property
    def accepted(self) -> bool:
        return not self.findings

    def report(self) -> str:
        """One line for each finding."""
        return "\n".join(
            f"{one.column}: {one.rule} ({one.rows:,} of {self.trips:,} rows break it)"
            for one in self.findings
        )

    def json(self) -> str:
        """The same for programs."""
        findings = [asdict(one) for one in self.findings]
        content = {"accepted": self.accepted, "trips": self.trips, "findings": findings}
        return json.dumps(content, indent=2) + "\n"


# endregion verdict


# region row-rules
def rule(column: str, text: str, holds: Callable[[pd.DataFrame], pd.Series | bool]) -> pa.Check:
    """A rule over several columns; ``column`` is the one to look at first."""
    return pa.Check(holds, name=column, error=text, ignore_na=False)


def at_that_hour(trips: pd.DataFrame) -> pd.Series:
    """Two clocks wrote these columns; they must agree."""
    return trips["hour"] == trips["request_ts"].dt.hour


def on_that_weekday(trips: pd.DataFrame) -> pd.Series:
    return trips["dow"] == trips["request_ts"].dt.day_of_week


def plausible_speed(trips: pd.DataFrame) -> pd.Series | bool:
    """Values that are each in range can be impossible together: seconds, or two columns swapped."""
    if LABEL not in trips:
        return True
    speed = trips["distance_km"] / (trips[LABEL] / 60.0)
    return speed.between(SLOWEST_KMH, FASTEST_KMH) | trips[LABEL].isna()


def known_after_arrival(trips: pd.DataFrame) -> pd.Series | bool:
    """A label that was known before the trip ended is another trip's, or another clock's."""
    if LABEL not in trips:
        return True
    arrival = trips["request_ts"] + pd.to_timedelta(trips[LABEL], unit="min")
    return (trips["label_available_at"] >= arrival) | trips[LABEL].isna()


def few_are_silent(rain: pd.Series) -> pd.Series:
    """Marks the empty values, but only when there are too many of them."""
    return rain.notna() | (rain.isna().mean() <= LARGEST_SILENT_SHARE)


# endregion row-rules


# region schema
def between(least: float, most: float, unit: str) -> pa.Check:
    return pa.Check.in_range(least, most, error=f"must be {least:g} to {most:g} {unit}")


TRIPS = pa.DataFrameSchema(
    {
        "trip_id": pa.Column(
            str,
            pa.Check.str_matches(r"^T\d{8}-\d{5}$", error="must look like T20260803-00042"),
            unique=True,
            report_duplicates="exclude_first",
        ),
        "request_ts": pa.Column(MOMENT),
        "pickup_zone": pa.Column(str, pa.Check.isin(ZONE_NAMES, error="must be a zone of the map")),
        "dropoff_zone": pa.Column(str, pa.Check.isin(ZONE_NAMES, error="must be a zone of the map")),
        "distance_km": pa.Column(float, between(0.1, LONGEST_KM, "km")),
        "hour": pa.Column(int),
        "dow": pa.Column(int),
        "is_public_holiday": pa.Column(bool),
        "school_term": pa.Column(bool),
        "rain_mm_1h": pa.Column(
            float,
            [
                between(0, 60, "mm"),
                pa.Check(
                    few_are_silent,
                    error=f"may be empty in at most {LARGEST_SILENT_SHARE:.0%} of the rows",
                    ignore_na=False,
                ),
            ],
            nullable=True,
        ),
        "product": pa.Column(str, pa.Check.isin(PRODUCTS, error="must be a product")),
        "driver_supply": pa.Column(int, between(0, MOST_DRIVERS, "drivers")),
        # The label comes later, or never: both columns may be empty or absent.
        LABEL: pa.Column(float, between(1, LONGEST_MIN, "min"), nullable=True, required=False),
        "label_available_at": pa.Column(MOMENT, nullable=True, required=False),
    },
    checks=[
        rule("trip_id", "must be there at least once", lambda trips: len(trips) > 0),
        rule("hour", "must be the local hour of request_ts", at_that_hour),
        rule("dow", "must be the weekday of request_ts", on_that_weekday),
        rule(LABEL, f"must give {SLOWEST_KMH:g} to {FASTEST_KMH:g} km/h", plausible_speed),
        rule("label_available_at", "must not be before the arrival", known_after_arrival),
    ],
    coerce=False,
)
# endregion schema


# region check
def check(trips: pd.DataFrame) -> Verdict:
    """Holds a batch against every rule, and names each one that it breaks."""
    batch = trips.reset_index(drop=True)
    try:
        TRIPS.validate(batch, lazy=True)
    except SchemaErrors as errors:
        return Verdict(len(batch), tuple(_finding(error, len(batch)) for error in errors.schema_errors))
    return Verdict(len(batch), ())


def _finding(error: SchemaError, trips: int) -> Finding:
    reason, cases = error.reason_code, error.failure_cases
    if reason is SchemaErrorReason.COLUMN_NOT_IN_DATAFRAME:
        return Finding(str(cases), "must be there", trips)
    column = str(error.schema.name or getattr(error.check, "name", ""))
    text = _TEXTS.get(reason) or getattr(error.check, "error", None) or f"must be of {error.check}"
    if reason is SchemaErrorReason.CHECK_ERROR:
        text += ", which could not be checked"
    # A broken rule over several columns has a failure case for each cell, so rows are counted by index.
    # A column of another type, or one that a rule cannot read, is wrong in every row.
    rows = cases["index"].nunique() if isinstance(cases, pd.DataFrame) else trips
    return Finding(column, text, rows)


_TEXTS = {
    SchemaErrorReason.SERIES_CONTAINS_NULLS: "must not be empty",
    SchemaErrorReason.SERIES_CONTAINS_DUPLICATES: "must be unique",
}
# endregion check
