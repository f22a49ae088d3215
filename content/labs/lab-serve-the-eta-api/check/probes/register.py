"""Registers two versions with the server of MLFLOW_TRACKING_URI. The first is champion, the second challenger."""

import json
import sys
from pathlib import Path

import mlflow
from mlflow import MlflowClient

from sampai.logged_model import log_model
from sampai.model import load
from sampai.trips import read_trips

root = Path(sys.argv[1])
trips = read_trips(root / "trips.csv")
mlflow.set_experiment("sampai-eta")
with mlflow.start_run():
    model_id = log_model(load(root / "model-a"), trips)
versions = [mlflow.register_model(f"models:/{model_id}", "sampai-eta").version for _ in range(2)]
for alias, version in zip(("champion", "challenger"), versions, strict=True):
    MlflowClient().set_registered_model_alias("sampai-eta", alias, version)
print(json.dumps({"champion": str(versions[0]), "challenger": str(versions[1])}))
