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
