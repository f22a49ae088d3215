"""What the API accepts and returns, for FastAPI, Flask and the documentation alike.

A field has the meaning, the unit and the limits it has in a trip file, so a trip gets the same
estimate whichever way it comes in.
"""

from collections.abc import Sequence
from datetime import datetime
from difflib import get_close_matches
from typing import Annotated, Any

import pandas as pd
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from sampai.contract import LONGEST_KM, MOST_DRIVERS
from sampai.world import KUALA_LUMPUR, MOST_RAIN_MM, PRODUCTS, ZONES, is_holiday, is_school_term

ZONE_NAMES = tuple(zone.name for zone in ZONES)
SHORTEST_KM = 0.1
MOST_TRIPS = 500
FIRST_YEAR, LAST_YEAR = 2020, 2099
EXAMPLE_TIME = "2026-08-03T08:15:00+08:00"


def _one_of(what: str, names: tuple[str, ...]) -> AfterValidator:
    """A text that must be one of some names; a near miss is answered with the name that was meant."""

    def check(text: str) -> str:
        if text in names:
            return text
        near = get_close_matches(text.strip().lower(), names, n=1)
        advice = f"did you mean {near[0]!r}?" if near else f"write one of {', '.join(names)}"
        # repr() keeps what cannot be printed out of the answer.
        message = "{text} is no {what}: {advice}"
        raise PydanticCustomError(
            f"unknown_{what}", message, {"text": repr(text[:40]), "what": what, "advice": advice}
        )

    return AfterValidator(check)


# region request-time
def _moment(value: object) -> datetime:
    """Reads an ISO time with an offset as local time of Kuala Lumpur."""
    try:
        moment = datetime.fromisoformat(value)  # type: ignore[arg-type]
    except (TypeError, ValueError):
        raise PydanticCustomError(
            "no_time", "this is no time: write it as {example}", {"example": EXAMPLE_TIME}
        ) from None
    if moment.tzinfo is None:
        raise PydanticCustomError(
            "no_offset",
            "the time does not say its offset: write +08:00 or Z after it, as in {example}",
            {"example": EXAMPLE_TIME},
        )
    if not FIRST_YEAR <= moment.year <= LAST_YEAR:
        raise PydanticCustomError(
            "no_booking_year",
            "the year must be {first} to {last}",
            {"first": FIRST_YEAR, "last": LAST_YEAR},
        )
    return moment.astimezone(KUALA_LUMPUR)


# The documentation must promise what the check keeps, or every generated test is refused.
TIME_SCHEMA = {
    "type": "string",
    "pattern": r"^20[2-9]\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])"
    r"T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-](0\d|1[0-4]):[0-5]\d)$",
    "examples": [EXAMPLE_TIME],
}
RequestTime = Annotated[datetime, BeforeValidator(_moment), WithJsonSchema(TIME_SCHEMA)]
# endregion request-time

Zone = Annotated[str, _one_of("zone", ZONE_NAMES), Field(json_schema_extra={"enum": list(ZONE_NAMES)})]
Product = Annotated[str, _one_of("product", PRODUCTS), Field(json_schema_extra={"enum": list(PRODUCTS)})]
RequestId = Annotated[str, Field(pattern=r"^[A-Za-z0-9_.-]{1,64}$", examples=["trip-7f3a"])]


# region trip-request
class TripRequest(BaseModel):
    """One trip to estimate. Unknown fields are ignored, so that newer clients can talk to us."""

    # strict: "7.5" and true are no distances.
    # The sentences below the fields become their descriptions in /docs.
    model_config = ConfigDict(strict=True, frozen=True, use_attribute_docstrings=True)

    pickup_zone: Zone
    dropoff_zone: Zone
    distance_km: Annotated[float, Field(ge=SHORTEST_KM, le=LONGEST_KM, allow_inf_nan=False)]
    """Planned route, not the straight line."""
    request_ts: RequestTime
    """Time of the booking, with its offset."""
    rain_mm_1h: Annotated[float, Field(ge=0, le=MOST_RAIN_MM, allow_inf_nan=False)] | None
    """Rain at the pick-up; null when the gauge is silent, which is not the same as 0."""
    product: Product
    driver_supply: Annotated[int, Field(ge=0, le=MOST_DRIVERS)]
    """Drivers free nearby at the booking."""
    is_public_holiday: bool | None = None
    """Left out: the calendar of fixed dates decides."""
    school_term: bool | None = None
    """Left out: the school calendar decides."""
    request_id: RequestId | None = None
    """Comes back in the answer and in the log; made by the service when left out."""


# endregion trip-request


class BatchRequest(BaseModel):
    """Up to 500 trips to estimate in one call."""

    model_config = ConfigDict(strict=True, frozen=True)

    trips: Annotated[list[TripRequest], Field(min_length=1, max_length=MOST_TRIPS)]


class Prediction(BaseModel):
    """Minutes from booking to drop-off, to a tenth, and who says so."""

    eta_min: float
    model_version: str
    request_id: str


class BatchPrediction(BaseModel):
    """Predictions in the order of the trips."""

    predictions: list[Prediction]


# region frame
def trips_of(requests: Sequence[TripRequest]) -> pd.DataFrame:
    """Returns the trips as the table that ``read_trips`` makes of a file.

    No feature is computed here: that is the business of ``sampai.features`` alone.
    """
    days = [request.request_ts.date() for request in requests]
    columns = {
        "request_ts": pd.Series([request.request_ts for request in requests]),
        "pickup_zone": [request.pickup_zone for request in requests],
        "dropoff_zone": [request.dropoff_zone for request in requests],
        "distance_km": [request.distance_km for request in requests],
        "is_public_holiday": _or_calendar(requests, "is_public_holiday", map(is_holiday, days)),
        "school_term": _or_calendar(requests, "school_term", map(is_school_term, days)),
        "rain_mm_1h": pd.Series([request.rain_mm_1h for request in requests], dtype="float64"),
        "product": [request.product for request in requests],
        "driver_supply": [request.driver_supply for request in requests],
    }
    return pd.DataFrame(columns)


# endregion frame


def _or_calendar(requests: Sequence[TripRequest], name: str, calendar: "map[bool]") -> list[bool]:
    told = (getattr(request, name) for request in requests)
    return [known if value is None else value for value, known in zip(told, calendar, strict=True)]


# region problems
def problems(errors: Sequence[Any], content_type: str | None) -> list[dict[str, Any]]:
    """What is wrong with a request: where, what to do, and a code for programs.

    The input itself is left out. It may hold personal data, and NaN or half a character, which
    a JSON answer cannot hold.
    """
    if not (content_type or "").partition(";")[0].strip().lower().endswith("json"):
        message = "send JSON and say so: Content-Type: application/json"
        return [{"loc": ["body"], "msg": message, "type": "no_json"}]
    if any(error["type"] == "json_invalid" or error["loc"] == ("body",) for error in errors):
        return [{"loc": ["body"], "msg": "the body must be one JSON object", "type": "no_object"}]
    return [{"loc": list(error["loc"]), "msg": error["msg"], "type": error["type"]} for error in errors]


# endregion problems
