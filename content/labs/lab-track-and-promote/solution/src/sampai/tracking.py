"""Logging what a training was made of and how good it is, and the model without a pickle.

The server is named by MLFLOW_TRACKING_URI and nowhere else, so the same code logs to a laptop, to CI
and to the team's server.
"""

import logging
import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

# Before mlflow is imported: by default it reports its use to its makers.
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
# A wrong address is said after seconds; MLflow's own default waits for minutes.
os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
# The model names its own requirements; it need not carry the lock of the whole project.
os.environ.setdefault("MLFLOW_LOG_UV_FILES", "false")
os.environ.setdefault("MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT", "true")

import mlflow
import pandas as pd
from mlflow.exceptions import MlflowException
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, Schema

from sampai import eta_pyfunc
from sampai.errors import TrackingError
from sampai.evaluation import mean_absolute_error
from sampai.model import EtaModel, Params, save, train
from sampai.settings import Settings
from sampai.trips import LABEL, content_hash, split_by_time

# Its notes about each model would hide the lines of the commands.
logging.getLogger("mlflow").setLevel(logging.WARNING)
logging.getLogger("mlflow.utils.environment").setLevel(logging.ERROR)

VALIDATION_DAYS = 7
"""Days before the hold-out that choose between the runs of a sweep."""
METRIC = "validation_mae"

# region signature
# The time is text with its offset: MLflow's datetime has no offset, and refuses one that has.
INPUTS = {
    "request_ts": "string",
    "pickup_zone": "string",
    "dropoff_zone": "string",
    "distance_km": "double",
    "is_public_holiday": "boolean",
    "school_term": "boolean",
    "rain_mm_1h": "double",
    "product": "string",
    "driver_supply": "long",
}
SIGNATURE = ModelSignature(
    inputs=Schema([ColSpec(kind, name) for name, kind in INPUTS.items()]),
    outputs=Schema([ColSpec("double")]),
)


def model_input(trips: pd.DataFrame) -> pd.DataFrame:
    """Returns what the logged model takes: what is known at the booking, and no label."""
    times = [moment.isoformat() for moment in trips["request_ts"]]
    return trips.assign(request_ts=times)[list(INPUTS)]


# endregion signature


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
        first_line = str(error).strip().splitlines()[0]
        raise TrackingError(f"{os.environ['MLFLOW_TRACKING_URI']}: {first_line}") from error


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
    with mlflow.start_run(tags=required_tags(trips) | {"sweep": sweep}):
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


# region log-model
def log_model(model: EtaModel, trips: pd.DataFrame) -> str:
    """Logs the model folder and the code that reads it; returns the id of the logged model."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary) / "eta"
        save(model, folder)
        info = mlflow.pyfunc.log_model(
            name="eta",
            python_model=eta_pyfunc.__file__,
            artifacts={"eta": str(folder)},
            signature=SIGNATURE,
            input_example=model_input(trips.head(3)),
            pip_requirements=[
                f"{name}=={version(name)}" for name in ("numpy", "pandas", "scikit-learn", "skops")
            ],
        )
    return info.model_id


# endregion log-model
