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
