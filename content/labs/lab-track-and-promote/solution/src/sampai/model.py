"""Training the model, and keeping it together with what is needed to trust it later.

The regressor is saved with skops, not with pickle or joblib: loading a pickle runs whatever code
is in it, while skops builds only the types it is told to trust. That makes the format safe, not
the sender: load models you or your pipeline made.
"""

import json
from dataclasses import asdict, dataclass
from hashlib import sha256
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.ensemble import HistGradientBoostingRegressor

from sampai.baseline import Heuristic
from sampai.card import Card, describe, parse_card, refuse_other_versions
from sampai.errors import ModelError
from sampai.features import FEATURES, features
from sampai.randomness import Floats
from sampai.trips import LABEL

MODEL_FILE = "model.skops"
CARD_FILE = "metadata.json"
TRUSTED_TYPES = ["sklearn.ensemble._hist_gradient_boosting.predictor.TreePredictor"]
# More kilometres or more rain never make the estimate shorter.
NEVER_SHORTER = {"distance_km": 1, "rain_mm_1h": 1}


# region params
@dataclass(frozen=True)
class Params:
    """What a sweep may change. The defaults are those of the first model."""

    learning_rate: float = 0.1
    max_iter: int = 300
    max_leaf_nodes: int = 31
    min_samples_leaf: int = 40


# endregion params


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
def train(trips: pd.DataFrame, seed: int, params: Params | None = None) -> EtaModel:
    """Trains on labelled trips. The same trips, seed and parameters give the same predictions."""
    regressor = HistGradientBoostingRegressor(
        **asdict(params or Params()),
        # Not the absolute error: for that one scikit-learn moves the leaves to medians once a tree has
        # grown, past the bounds that monotonic_cst gave them.
        loss="poisson",
        early_stopping=True,
        monotonic_cst=[NEVER_SHORTER.get(name, 0) for name in FEATURES],
        random_state=seed,
    )
    regressor.fit(features(trips).to_numpy(), trips[LABEL].to_numpy())
    return EtaModel(regressor, describe(trips, seed))


# endregion train


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
        raw = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
        content = (folder / MODEL_FILE).read_bytes()
    except FileNotFoundError as error:
        raise ModelError(f"there is no model in {folder}: train one with `sampai train`") from error
    except ValueError as error:
        raise ModelError(f"{folder / CARD_FILE} is not JSON: {error}") from error
    if not isinstance(raw, dict) or sha256(content).hexdigest() != raw.pop("model_sha256", None):
        raise ModelError(f"{folder / MODEL_FILE} is not the file its {CARD_FILE} describes")
    card = parse_card(raw, folder)
    refuse_other_versions(card, folder)
    import skops.io

    regressor = skops.io.loads(content, trusted=TRUSTED_TYPES)
    return EtaModel(regressor, card)


# endregion load
