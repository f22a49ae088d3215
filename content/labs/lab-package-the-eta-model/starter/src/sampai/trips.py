"""The trip table: its columns, its file format, and what was known when."""

import io
from collections.abc import Callable
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd

from sampai.errors import TripsError
from sampai.times import local_time

LABEL = "duration_min"
COLUMNS: dict[str, str] = {
    "trip_id": "text, unique for each trip",
    "request_ts": "time of the booking, with +08:00",
    "pickup_zone": "text",
    "dropoff_zone": "text",
    "distance_km": "planned route in km",
    "hour": "local hour of the booking, 0 to 23",
    "dow": "day of the week, 0 is Monday",
    "is_public_holiday": "0 or 1",
    "school_term": "0 or 1",
    "rain_mm_1h": "rain at the pick-up in mm per hour; empty if the gauge is silent",
    "product": "bike, ride or ride_xl",
    "driver_supply": "drivers free nearby at the booking",
    "duration_min": "minutes from booking to drop-off (the label); empty until known",
    "label_available_at": "when the label reached the warehouse",
}
# What only the future knows. None of it may become a feature.
KNOWN_AFTER_THE_TRIP = (LABEL, "label_available_at")


def trips_csv(trips: pd.DataFrame) -> bytes:
    """Writes trips as CSV: fixed decimals, LF line ends, the same bytes on every machine."""
    columns = [_TEXT[name](trips[name]) for name in COLUMNS]
    lines = map(",".join, zip(*columns, strict=True))
    return "\n".join([",".join(COLUMNS), *lines, ""]).encode()


def content_hash(trips: pd.DataFrame) -> str:
    """Returns the SHA-256 of the trips' CSV bytes."""
    return sha256(trips_csv(trips)).hexdigest()


def _plain(column: pd.Series) -> list[str]:
    return [str(value) for value in column.tolist()]


def _flag(column: pd.Series) -> list[str]:
    return ["1" if value else "0" for value in column.tolist()]


def _decimals(count: int) -> Callable[[pd.Series], list[str]]:
    return lambda column: ["" if v != v else f"{v:.{count}f}" for v in column.tolist()]


def _moment(column: pd.Series) -> list[str]:
    return ["" if value is pd.NaT else value.isoformat() for value in column]


_TEXT: dict[str, Callable[[pd.Series], list[str]]] = {
    "trip_id": _plain,
    "request_ts": _moment,
    "pickup_zone": _plain,
    "dropoff_zone": _plain,
    "distance_km": _decimals(2),
    "hour": _plain,
    "dow": _plain,
    "is_public_holiday": _flag,
    "school_term": _flag,
    "rain_mm_1h": _decimals(1),
    "product": _plain,
    "driver_supply": _plain,
    "duration_min": _decimals(1),
    "label_available_at": _moment,
}


def read_trips(path: Path) -> pd.DataFrame:
    """Reads a trip file; times become local times of Kuala Lumpur, an empty label becomes NaN.

    Raises:
        TripsError: if the file is missing or empty, lacks a column, or a value does not fit.
    """
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TripsError(f"cannot read {path}: {error.strerror}") from error
    return parse_trips(content, str(path))


def parse_trips(content: bytes, source: str) -> pd.DataFrame:
    """Reads trips from CSV bytes; ``source`` is named in errors."""
    try:
        raw = pd.read_csv(io.BytesIO(content), dtype="str", keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise TripsError(f"{source} is not a CSV file: {error}") from error
    missing = [name for name in COLUMNS if name not in raw.columns and name not in KNOWN_AFTER_THE_TRIP]
    if missing:
        raise TripsError(f"{source} has no column {', '.join(missing)}")
    if raw.empty:
        raise TripsError(f"{source} has no trips")
    for name in KNOWN_AFTER_THE_TRIP:
        if name not in raw.columns:
            raw[name] = ""
    return pd.DataFrame({name: _parsed(raw[name], source) for name in COLUMNS})


def _parsed(column: pd.Series, source: str) -> pd.Series:
    parse = _PARSERS[str(column.name)]
    try:
        return parse(column)
    except (ValueError, TypeError) as error:
        raise TripsError(f"{source}, column {column.name}: {error}") from error


def _text(column: pd.Series) -> pd.Series:
    return column


def _number(column: pd.Series) -> pd.Series:
    numbers = pd.to_numeric(column.where(column != "", other=np.nan), errors="raise")
    return numbers.astype("float64")


def _whole(column: pd.Series) -> pd.Series:
    return column.astype("int64")


def _yes_no(column: pd.Series) -> pd.Series:
    wrong = ~column.isin(["0", "1"])
    if wrong.any():
        raise ValueError(f"{column[wrong].iloc[0]!r} is neither 0 nor 1")
    return column == "1"


_PARSERS: dict[str, Callable[[pd.Series], pd.Series]] = {
    "trip_id": _text,
    "request_ts": local_time,
    "pickup_zone": _text,
    "dropoff_zone": _text,
    "distance_km": _number,
    "hour": _whole,
    "dow": _whole,
    "is_public_holiday": _yes_no,
    "school_term": _yes_no,
    "rain_mm_1h": _number,
    "product": _text,
    "driver_supply": _whole,
    "duration_min": _number,
    "label_available_at": local_time,
}


def as_seen_at(trips: pd.DataFrame, moment: datetime) -> pd.DataFrame:
    """Returns what the warehouse knew at a moment: no later trips, no label that had not arrived."""
    known = trips[trips["request_ts"] <= moment].reset_index(drop=True)
    unlabelled = known["label_available_at"] > moment
    return known.assign(
        duration_min=known["duration_min"].mask(unlabelled),
        label_available_at=known["label_available_at"].mask(unlabelled),
    )
