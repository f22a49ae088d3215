"""The model in service: where it comes from, which version it is, and when it is ready."""

import os
import sys
import threading
from collections.abc import Callable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import pandas as pd
from pydantic_settings import BaseSettings, SettingsConfigDict

from sampai.errors import ModelError
from sampai.generator import generate
from sampai.model import MODEL_FILE, EtaModel, load
from sampai.randomness import Floats


class ServiceSettings(BaseSettings):
    """Read from the environment: ``SAMPAI_MODEL_URI``."""

    model_config = SettingsConfigDict(env_prefix="SAMPAI_", frozen=True)

    model_uri: str = "models:/sampai-eta@champion"
    """A model of the registry, or the path of a folder that ``sampai train`` wrote."""
    retry_s: float = 5.0
    """Pause after a load that failed."""


# region served-model
@dataclass(frozen=True)
class ServedModel:
    """A model, and the version under which its predictions are logged."""

    eta: EtaModel
    version: str

    def predict(self, trips: pd.DataFrame) -> Floats:
        """Returns minutes from booking to drop-off."""
        return self.eta.predict(trips)


LoadModel = Callable[[], ServedModel]


def load_model(uri: str | None = None) -> ServedModel:
    """Loads the model that ``SAMPAI_MODEL_URI`` names.

    Raises:
        ModelError: if it is missing, damaged or made by other library versions.
    """
    uri = uri or ServiceSettings().model_uri
    if uri.startswith("models:/"):
        return _from_registry(uri)
    folder = Path(uri)
    eta = load(folder)
    # A folder has no number. Its content names it, so that no two models share a version.
    return ServedModel(eta, "sha-" + sha256((folder / MODEL_FILE).read_bytes()).hexdigest()[:12])


# endregion served-model


# region registry
def _from_registry(uri: str) -> ServedModel:
    """Loads a registered model by ``models:/<name>@<alias>`` or ``models:/<name>/<version>``."""
    if not os.environ.get("MLFLOW_TRACKING_URI"):
        raise ModelError(f"{uri} needs MLFLOW_TRACKING_URI, the address of the registry")
    # Before mlflow is imported: a wrong address is said after seconds, not after minutes.
    os.environ.setdefault("MLFLOW_HTTP_REQUEST_MAX_RETRIES", "2")
    # Here and not at the top: it takes seconds, and a folder needs no MLflow at all.
    from mlflow import MlflowClient
    from mlflow.artifacts import download_artifacts
    from mlflow.exceptions import MlflowException

    name, at, alias = uri.removeprefix("models:/").partition("@")
    try:
        if at:
            # First the number, then the files of that number: the alias may move in between.
            version = max(int(one.version) for one in MlflowClient().search_model_versions(f"name='{name}'"))
        else:
            name, _, version = name.partition("/")
        with TemporaryDirectory() as temporary:
            # The model and its card, and not the code stored beside them: this service brings its own.
            root = Path(download_artifacts(f"models:/{name}/{version}", dst_path=temporary))
            files = list(root.rglob(MODEL_FILE))
            if not files:
                raise ModelError(f"version {version} of {name} holds no {MODEL_FILE}")
            return ServedModel(load(files[0].parent), str(version))
    except MlflowException as error:
        first_line = str(error).strip().splitlines()[0]
        raise ModelError(f"{uri} cannot be loaded: {first_line}") from error


# endregion registry


# region slot
class ModelSlot:
    """Holds the one model of this process; empty until it is loaded and has predicted once."""

    def __init__(self, load_model: LoadModel, retry_s: float | None = None) -> None:
        self._load_model = load_model
        self._retry_s = ServiceSettings().retry_s if retry_s is None else retry_s
        self._stopped = threading.Event()
        self.model: ServedModel | None = None

    def start(self) -> None:
        """Loads in the background, so that the service can answer "not yet" meanwhile."""
        # daemon: a load that hangs must not keep the process from ending.
        threading.Thread(target=self._fill, name="load-model", daemon=True).start()

    def stop(self) -> None:
        self._stopped.set()

    def fill(self) -> None:
        """Loads now, or says why not."""
        model = self._load_model()
        # The first prediction imports and allocates; a rider should not wait for that.
        model.predict(generate(days=1, trips_per_day=1).trips)
        self.model = model

    def _fill(self) -> None:
        while not self._stopped.is_set():
            try:
                return self.fill()
            except Exception as error:
                # Whatever it was: say it, stay not ready, and try again.
                print(f"sampai: the model is not loaded: {error}", file=sys.stderr, flush=True)
            self._stopped.wait(self._retry_s)


# endregion slot
