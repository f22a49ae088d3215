"""The ETA model as MLflow serves it.

MLflow stores this file with the model and runs it when the model is loaded, so no object is pickled.
The regressor comes from ``model.skops``, and ``sampai.model.load`` checks its card first.
"""

from pathlib import Path
from typing import Any

import pandas as pd
from mlflow.models import set_model
from mlflow.pyfunc import PythonModel, PythonModelContext

from sampai.model import load
from sampai.randomness import Floats
from sampai.times import local_time


# region pyfunc
class EtaPyfunc(PythonModel):
    """Loads the model folder among the artifacts; predicts minutes for a table of bookings."""

    def load_context(self, context: PythonModelContext) -> None:
        self.model = load(Path(context.artifacts["eta"]))

    def predict(
        self, context: PythonModelContext, model_input: pd.DataFrame, params: dict[str, Any] | None = None
    ) -> Floats:
        bookings = model_input.assign(request_ts=local_time(model_input["request_ts"]))
        return self.model.predict(bookings)


set_model(EtaPyfunc())
# endregion pyfunc
