"""Asks the API for an estimate, and has an answer ready when the API has none."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import httpx
from pydantic_settings import BaseSettings, SettingsConfigDict


class UiSettings(BaseSettings):
    """Read from the environment: ``SAMPAI_API_URL``."""

    model_config = SettingsConfigDict(env_prefix="SAMPAI_", frozen=True)

    api_url: str = "http://127.0.0.1:8000"
    api_timeout_s: float = 3.0
    """A rider looks at an empty screen meanwhile."""


# region range
# Of ten trips, eight take between these shares of the estimate. Measured on the hold-out of the
# model and of the fallback: measure again when the champion changes.
MODEL_RANGE = (0.78, 1.22)
FALLBACK_RANGE = (0.68, 1.68)
# Minutes for one kilometre over all trips of the training: all that is known without the API.
FALLBACK_MIN_PER_KM = 3.07
# endregion range


# region estimate
@dataclass(frozen=True)
class Estimate:
    """Minutes with a range, and who says so."""

    minutes: float
    low: float
    high: float
    model_version: str | None
    """None: no model was asked; this is the fallback."""


@dataclass(frozen=True)
class Refusal:
    """The API wants something else; one sentence for each field."""

    reasons: tuple[str, ...]


def estimate(trip: Mapping[str, Any], settings: UiSettings) -> Estimate | Refusal:
    """Asks the API; when it does not answer or is not ready, says what distance alone can say."""
    try:
        answer = httpx.post(f"{settings.api_url}/predict", json=trip, timeout=settings.api_timeout_s)
        if answer.status_code == httpx.codes.UNPROCESSABLE_ENTITY:
            return Refusal(tuple(f"{found['loc'][-1]}: {found['msg']}" for found in answer.json()["detail"]))
        told = answer.raise_for_status().json()
        return _with_range(float(told["eta_min"]), MODEL_RANGE, str(told["model_version"]))
    except (httpx.HTTPError, ValueError, KeyError):
        return _with_range(trip["distance_km"] * FALLBACK_MIN_PER_KM, FALLBACK_RANGE, None)


# endregion estimate


def _with_range(minutes: float, shares: tuple[float, float], version: str | None) -> Estimate:
    return Estimate(minutes, minutes * shares[0], minutes * shares[1], version)
