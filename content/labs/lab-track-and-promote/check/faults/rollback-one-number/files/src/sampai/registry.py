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


# region register
def register(model_id: str, settings: Settings) -> str:
    """Makes a version of a logged model and lets it challenge the champion; returns the version."""
    made = mlflow.register_model(f"models:/{model_id}", settings.registered_model)
    MlflowClient().set_registered_model_alias(settings.registered_model, CHALLENGER, made.version)
    return made.version


# endregion register


# region compare
@dataclass(frozen=True)
class Comparison:
    """Candidate and reference on the same trips, all later than both trainings."""

    trips: int
    days: int
    days_won: int
    candidate_mae: float
    reference_mae: float
    reference: str

    @property
    def gain(self) -> float:
        """Share of the reference's error that the candidate removes."""
        return 1.0 - self.candidate_mae / self.reference_mae


def compare(candidate: str, champion: str | None, trips: pd.DataFrame, settings: Settings) -> Comparison:
    """Compares two versions; without a champion the candidate has to beat its heuristic.

    Raises:
        TrackingError: if too few labelled trips are later than both trainings.
    """
    versions = [Served(version, settings) for version in (candidate, champion) if version is not None]
    trained_until = max(pd.Timestamp(served.card.trained_until) for served in versions)
    unseen = trips[(trips["request_ts"] > trained_until) & trips[LABEL].notna()]
    if len(unseen) < LEAST_TRIPS:
        raise TrackingError(
            f"{len(unseen)} labelled trips are later than both trainings, {LEAST_TRIPS} are needed to compare"
        )
    actual = unseen[LABEL].to_numpy()
    errors = np.abs(versions[0].predict(unseen) - actual)
    reference = versions[0].heuristic if champion is None else versions[1]
    others = np.abs(reference.predict(unseen) - actual)
    gains = pd.Series(others - errors).groupby(unseen["request_ts"].dt.date.to_numpy()).mean()
    return Comparison(
        trips=len(unseen),
        days=len(gains),
        days_won=int((gains > 0).sum()),
        candidate_mae=float(errors.mean()),
        reference_mae=float(others.mean()),
        reference="the heuristic" if champion is None else f"version {champion}",
    )


# endregion compare


# region promote
def promote(version: str, comparison: Comparison, settings: Settings) -> bool:
    """Moves the alias if the candidate wins by the margin; returns whether it did."""
    champion = champion_version(settings)
    wanted = settings.min_improvement if champion is None else settings.promotion_margin
    if comparison.gain < wanted:
        return False
    client = MlflowClient()
    # First the way back, then the step: after a failure in between, the champion is unchanged.
    if champion is not None:
        client.set_registered_model_tag(settings.registered_model, PREVIOUS, champion)
    client.set_registered_model_alias(settings.registered_model, CHAMPION, version)
    if version_of(CHALLENGER, settings) == version:
        client.delete_registered_model_alias(settings.registered_model, CHALLENGER)
    return True


# endregion promote


# region rollback
def rollback(settings: Settings) -> tuple[str, str]:
    """Gives the alias back to the champion before this one; returns both versions, old champion first.

    Raises:
        TrackingError: if there is no earlier champion to go back to.
    """
    client = MlflowClient()
    bad = champion_version(settings)
    if bad is None:
        raise TrackingError(f"{settings.registered_model} has no champion: nothing to roll back")
    good = str(int(bad) - 1)
    if good is None or good == bad:
        raise TrackingError(
            f"version {bad} is champion and no earlier champion is recorded: nothing to roll back to; "
            "promote another version with `sampai promote --version N`"
        )
    client.set_model_version_tag(settings.registered_model, bad, ROLLED_BACK, "true")
    client.set_registered_model_alias(settings.registered_model, CHAMPION, good)
    client.delete_registered_model_tag(settings.registered_model, PREVIOUS)
    return bad, good


# endregion rollback
