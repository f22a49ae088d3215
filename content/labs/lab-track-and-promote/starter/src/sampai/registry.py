"""Which version of the model is in service, and how that changes.

An alias is a pointer: ``champion`` is what the service loads, ``challenger`` what wants to replace it.
Moving it is done here, by rule, and never by hand.
"""

from dataclasses import dataclass

import mlflow
import numpy as np
import pandas as pd
from mlflow import MlflowClient
from mlflow.exceptions import MlflowException

from sampai.card import Card
from sampai.errors import TrackingError
from sampai.logged_model import model_input
from sampai.randomness import Floats
from sampai.settings import Settings
from sampai.trips import LABEL

CHAMPION = "champion"
CHALLENGER = "challenger"
PREVIOUS = "previous_champion"
ROLLED_BACK = "rolled_back"
LEAST_TRIPS = 500
"""A hold-out of fewer trips decides nothing."""


# region versions
def version_of(alias: str, settings: Settings) -> str | None:
    """Returns the version an alias points to, or None when the alias does not exist."""
    try:
        return MlflowClient().get_model_version_by_alias(settings.registered_model, alias).version
    except MlflowException as error:
        if error.error_code in ("RESOURCE_DOES_NOT_EXIST", "INVALID_PARAMETER_VALUE"):
            return None
        raise


def champion_version(settings: Settings) -> str | None:
    """Returns the version in service, or None before the first promotion."""
    return version_of(CHAMPION, settings)


def was_rolled_back(version: str, settings: Settings) -> bool:
    """Tells whether a version was champion and had to go; it must not come back by itself."""
    tags = MlflowClient().get_model_version(settings.registered_model, version).tags
    return tags.get(ROLLED_BACK) == "true"


# endregion versions


# region served
class Served:
    """A registered version, loaded and asked as the service does it."""

    def __init__(self, version: str, settings: Settings) -> None:
        self._model = mlflow.pyfunc.load_model(f"models:/{settings.registered_model}/{version}")
        inside = self._model.unwrap_python_model().model
        self.card: Card = inside.card
        self.heuristic = inside.heuristic

    def predict(self, trips: pd.DataFrame) -> Floats:
        return self._model.predict(model_input(trips))


# endregion served
