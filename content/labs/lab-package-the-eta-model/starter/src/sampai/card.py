"""The card of a model: what must be known before it is used."""

import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pandas as pd

from sampai.baseline import fit_heuristic
from sampai.errors import ModelError
from sampai.features import FEATURES
from sampai.trips import content_hash

FORMAT = 1


@dataclass(frozen=True)
class Card:
    """What must be known about a model before it is used."""

    format: int
    created_at: str
    sampai: str
    python: str
    libraries: dict[str, str]
    seed: int
    features: tuple[str, ...]
    trained_trips: int
    trained_from: str
    trained_until: str
    """Request time of the last trip it learned from, with offset."""
    trips_sha256: str
    minutes_per_km: tuple[float, ...]
    """The heuristic of the same trips."""


def describe(trips: pd.DataFrame, seed: int) -> Card:
    """Makes the card of a model that learns from these trips."""
    return Card(
        format=FORMAT,
        created_at=datetime.now(UTC).isoformat(timespec="seconds"),
        sampai=version("sampai"),
        python=platform.python_version(),
        libraries={name: version(name) for name in ("numpy", "scikit-learn", "skops")},
        seed=seed,
        features=FEATURES,
        trained_trips=len(trips),
        trained_from=trips["request_ts"].min().isoformat(),
        trained_until=trips["request_ts"].max().isoformat(),
        trips_sha256=content_hash(trips),
        minutes_per_km=fit_heuristic(trips).minutes_per_km,
    )


def parse_card(raw: dict[str, Any], folder: Path) -> Card:
    """Reads a card back from JSON.

    Raises:
        ModelError: if a field is missing or unknown.
    """
    try:
        card = Card(**raw)
    except TypeError as error:
        raise ModelError(f"the card of {folder} does not fit: {error}") from error
    return Card(
        **asdict(card) | {"features": tuple(card.features), "minutes_per_km": tuple(card.minutes_per_km)}
    )


def refuse_other_versions(card: Card, folder: Path) -> None:
    """Refuses a model that was trained by another scikit-learn or on other features.

    Raises:
        ModelError: with the versions and what to do.
    """
    trained, here = card.libraries.get("scikit-learn"), version("scikit-learn")
    if trained != here:
        raise ModelError(
            f"{folder} was trained with scikit-learn {trained}, this is {here}: "
            "install the locked versions with `uv sync --locked`, or train again"
        )
    if card.features != FEATURES:
        raise ModelError(f"{folder} was trained on other features: train again")
