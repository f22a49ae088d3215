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


# region card
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


# endregion card


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


# region train
def train(trips: pd.DataFrame, seed: int) -> EtaModel:
    """Trains on labelled trips. The same trips and seed give the same predictions."""
    regressor = HistGradientBoostingRegressor(
        loss="absolute_error",
        learning_rate=0.1,
        max_iter=300,
        min_samples_leaf=40,
        early_stopping=True,
        monotonic_cst=[NEVER_SHORTER.get(name, 0) for name in FEATURES],
        random_state=seed,
    )
    regressor.fit(features(trips).to_numpy(), trips[LABEL].to_numpy())
    return EtaModel(regressor, _card(trips, seed))


# endregion train


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


# region save
def save(model: EtaModel, folder: Path) -> None:
    """Writes the regressor, then the card with the regressor's SHA-256."""
    import skops.io  # It imports all of scikit-learn: over a second, so only where it is needed.

    folder.mkdir(parents=True, exist_ok=True)
    content = skops.io.dumps(model.regressor)
    (folder / MODEL_FILE).write_bytes(content)
    card = asdict(model.card) | {"model_sha256": sha256(content).hexdigest()}
    (folder / CARD_FILE).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8", newline="\n")


# endregion save


# region load
def load(folder: Path) -> EtaModel:
    """Reads a model back, or says why it must not be used.

    Raises:
        ModelError: if a file is missing or changed, or the model is from other library versions.
    """
    try:
        raw: dict[str, Any] = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        content = (folder / MODEL_FILE).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"there is no model in {folder}: train one with `sampai train`") from error
    except ValueError as error:
        raise ModelError(f"{folder / CARD_FILE} is not JSON: {error}") from error
    if sha256(content).hexdigest() != raw.pop("model_sha256", None):
        raise ModelError(f"{folder / MODEL_FILE} is not the file its {CARD_FILE} describes")
    card = _parsed_card(raw, folder)
    _refuse_other_versions(card, folder)
    import skops.io

    regressor = skops.io.loads(content, trusted=TRUSTED_TYPES)
    return EtaModel(regressor, card)


# endregion load


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
