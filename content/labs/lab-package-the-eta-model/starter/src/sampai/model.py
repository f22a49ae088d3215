"""Training the model, and keeping it together with what is needed to trust it later.

The regressor is saved with skops, not with pickle or joblib: loading a pickle runs whatever code
is in it, while skops builds only the types it is told to trust. That makes the format safe, not
the sender: load models you or your pipeline made.
"""

import json
import platform
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

from sampai.baseline import Heuristic, fit_heuristic
from sampai.errors import ModelError
from sampai.features import FEATURES, features
from sampai.randomness import Floats
from sampai.trips import LABEL, content_hash

MODEL_FILE = "model.skops"
CARD_FILE = "metadata.json"
FORMAT = 1
TRUSTED_TYPES = ["sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor"]
# More kilometres or more rain never make the estimate shorter.
NEVER_SHORTER = {"distance_km": 1, "rain_mm_1h": 1}


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


@dataclass(frozen=True)
class EtaModel:
    """A regressor, its card, and the heuristic it has to beat."""

    regressor: HistGradientBoostingRegressor
    card: Card

    @property
    def heuristic(self) -> Heuristic:
        return Heuristic(self.card.minutes_per_km)

    def predict(self, trips: pd.DataFrame) -> Floats:
        """Returns minutes from booking to drop-off, at least 1."""
        return np.maximum(self.regressor.predict(features(trips).to_numpy()), 1.0)


def train(trips: pd.DataFrame, seed: int) -> EtaModel:
    """Trains on labelled trips. The same trips and seed give the same predictions."""
    raise NotImplementedError("step 6: train")


def _card(trips: pd.DataFrame, seed: int) -> Card:
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


def save(model: EtaModel, folder: Path) -> None:
    """Writes the regressor, then the card with the regressor's SHA-256."""
    raise NotImplementedError("step 7: save the regressor and its card")


def load(folder: Path) -> EtaModel:
    """Reads a model back, or says why it must not be used.

    Raises:
        ModelError: if a file is missing or changed, or the model is from other library versions.
    """
    raise NotImplementedError("step 7: load, or say why not")


def _parsed_card(raw: dict[str, Any], folder: Path) -> Card:
    try:
        card = Card(**raw)
    except TypeError as error:
        raise ModelError(f"{folder / CARD_FILE} is incomplete: {error}") from error
    return Card(
        **asdict(card) | {"features": tuple(card.features), "minutes_per_km": tuple(card.minutes_per_km)}
    )


def _refuse_other_versions(card: Card, folder: Path) -> None:
    trained, here = card.libraries.get("scikit-learn"), version("scikit-learn")
    if trained != here:
        raise ModelError(
            f"{folder} was trained with scikit-learn {trained}, this is {here}: "
            "install the locked versions with `uv sync --locked`, or train again"
        )
    if card.features != FEATURES:
        raise ModelError(f"{folder} was trained on other features: train again")
