"""The model as it is logged: what it takes, what it returns, and its files. No pickle."""

from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory

import mlflow
import pandas as pd
from mlflow.models import ModelSignature
from mlflow.types import ColSpec, Schema

from sampai import eta_pyfunc
from sampai.model import EtaModel, save

LIBRARIES = ("numpy", "pandas", "scikit-learn", "skops")


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
            pip_requirements=[f"{name}=={version(name)}" for name in LIBRARIES],
        )
    return info.model_id


# endregion log-model
