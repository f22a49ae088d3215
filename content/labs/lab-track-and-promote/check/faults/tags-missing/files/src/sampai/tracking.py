"""Logging what a training was made of, how good it is, and the model itself.

The server is named by MLFLOW_TRACKING_URI and nowhere else, so the same code logs to a laptop, to CI
and to the team's server.
"""

import logging
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import mlflow
import pandas as pd
from mlflow.exceptions import MlflowException

from sampai.errors import TrackingError
from sampai.evaluation import mean_absolute_error
from sampai.logged_model import log_model
from sampai.model import Params, train
from sampai.settings import Settings
from sampai.trips import LABEL, content_hash, split_by_time

METRIC = "validation_mae"
VALIDATION_DAYS = 7
"""Days before the hold-out that choose between the runs of a sweep."""

# A wrong address is said after seconds; MLflow's own default waits for minutes.
os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
# The run names the commit, and the commit holds uv.lock; 20 models need not carry 20 copies.
os.environ.setdefault("MLFLOW_LOG_UV_FILES", "false")
# Its notes about each model would hide the lines of the commands.
os.environ.setdefault("MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT", "true")
logging.getLogger("mlflow").setLevel(logging.WARNING)
logging.getLogger("mlflow.utils.environment").setLevel(logging.ERROR)


# region connect
@contextmanager
def connected(settings: Settings) -> Iterator[None]:
    """Uses the server of MLFLOW_TRACKING_URI, and says in one line what it refuses.

    Raises:
        TrackingError: if the variable is not set, or the server cannot do what is asked.
    """
    if not os.environ.get("MLFLOW_TRACKING_URI"):
        raise TrackingError(
            "MLFLOW_TRACKING_URI is not set: without it MLflow writes to a file of this folder; "
            "export MLFLOW_TRACKING_URI=http://127.0.0.1:5000"
        )
    try:
        mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
        mlflow.set_experiment(settings.experiment)
        yield
    except MlflowException as error:
        said = str(error).strip().splitlines()[0]
        if "Max retries exceeded" in said:
            said = "no answer; is the server running there?"
        raise TrackingError(f"{os.environ['MLFLOW_TRACKING_URI']}: {said}") from error


# endregion connect


# region git
def git_sha() -> str:
    """Returns the commit of the code that runs. SAMPAI_GIT_SHA names it where there is no repository.

    Raises:
        TrackingError: if nothing names a commit.
    """
    named = os.environ.get("SAMPAI_GIT_SHA", "")
    if named:
        return named
    sha = _git("rev-parse", "HEAD")
    if sha is None:
        raise TrackingError(
            "no commit names this code: commit it, or set SAMPAI_GIT_SHA where there is no repository"
        )
    return sha


def uncommitted_changes() -> str:
    """Tells whether files differ from the commit: true, false, or unknown without a repository."""
    status = _git("status", "--porcelain")
    return "unknown" if status is None else str(status != "").lower()


def _git(*arguments: str) -> str | None:
    command = ["git", "-C", str(Path(__file__).parent), *arguments]
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except FileNotFoundError:
        return None
    return done.stdout.strip() if done.returncode == 0 else None


# endregion git


# region log-training
def log_training(trips: pd.DataFrame, settings: Settings, params: Params, sweep: str = "") -> str:
    """Trains on the days before the validation days and logs one run with its model.

    Returns the id of the logged model. The hold-out is neither learned from nor looked at.
    """
    past, _ = split_by_time(trips, settings.holdout_days)
    fit, validation = split_by_time(past, VALIDATION_DAYS)
    with mlflow.start_run(tags={"sweep": sweep}):
        mlflow.log_params(asdict(params) | {"seed": settings.seed, "trained_trips": len(fit)})
        model = train(fit, settings.seed, params)
        model_id = log_model(model, fit)
        actual = validation[LABEL].to_numpy()
        metrics = {
            METRIC: mean_absolute_error(model.predict(validation), actual),
            "training_mae": mean_absolute_error(model.predict(fit), fit[LABEL].to_numpy()),
            "heuristic_mae": mean_absolute_error(model.heuristic.predict(validation), actual),
            "iterations": float(model.regressor.n_iter_),
        }
        mlflow.log_metrics(metrics, model_id=model_id)
        return model_id


def required_tags(trips: pd.DataFrame) -> dict[str, str]:
    """What every run must say, so that it can be made again: the code and the data."""
    return {
        "git_sha": git_sha(),
        "git_uncommitted": uncommitted_changes(),
        "dataset_sha256": content_hash(trips),
    }


# endregion log-training
