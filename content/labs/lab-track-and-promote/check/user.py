"""The process that uses the learner's package: one JSON line in, one JSON line out."""

import contextlib
import io
import json
import os
import sys
import traceback

OUT = os.fdopen(os.dup(1), "w", encoding="utf-8")
# Whatever prints to the terminal must not land between the answers.
os.dup2(2, 1)


def command(arguments):
    """Runs `sampai …` in this process."""
    from sampai.cli import main

    out, err = io.StringIO(), io.StringIO()
    try:
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
            code = main(arguments)
    except SystemExit as stop:
        code = stop.code
    except BaseException:
        code = 1
        err.write(traceback.format_exc())
    return {"code": code, "out": out.getvalue(), "err": err.getvalue()}


def settings():
    from sampai.settings import read_settings

    return read_settings()


def trips(per_day=None):
    from sampai.generator import generate
    from sampai.trips import read_trips

    if per_day is None:
        return read_trips(settings().trips_path)
    return generate(days=28, trips_per_day=per_day, seed=settings().seed).trips


def past(per_day=None):
    from sampai.trips import split_by_time

    return split_by_time(trips(per_day), settings().holdout_days)[0]


def plant(kind):
    """Logs and registers a model whose worth is known, the way the learner's package does it."""
    import mlflow
    from sampai.card import describe
    from sampai.features import features
    from sampai.logged_model import log_model
    from sampai.model import EtaModel, Params, train
    from sampai.registry import register
    from sampai.trips import LABEL
    from sklearn.ensemble import HistGradientBoostingRegressor

    known = past()
    if kind == "poor":
        model = train(known, 7, Params(max_iter=3))
    elif kind == "memory":
        regressor = HistGradientBoostingRegressor(
            loss="absolute_error",
            learning_rate=0.3,
            max_iter=60,
            max_leaf_nodes=None,
            min_samples_leaf=1,
            early_stopping=False,
            random_state=7,
        )
        regressor.fit(features(known).to_numpy(), known[LABEL].to_numpy())
        model = EtaModel(regressor, describe(known, 7))
    elif kind == "same":
        model = train(known, 7, Params())
    else:
        model = train(past(600), 7, Params())
    mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
    mlflow.set_experiment("planted")
    with mlflow.start_run():
        version = register(log_model(model, known), settings())
    return {"version": str(version)}


def runs():
    """All runs of the experiment, with their tags, parameters and metrics."""
    from mlflow import MlflowClient

    client = MlflowClient(os.environ["MLFLOW_TRACKING_URI"])
    experiment = client.get_experiment_by_name(settings().experiment)
    if experiment is None:
        return {"runs": None}
    found = client.search_runs(
        [experiment.experiment_id], max_results=1000, order_by=["attributes.start_time ASC"]
    )
    return {
        "runs": [
            {
                "id": run.info.run_id,
                "status": run.info.status,
                "tags": run.data.tags,
                "params": run.data.params,
                "metrics": run.data.metrics,
                "models": [entry.model_id for entry in (run.outputs.model_outputs if run.outputs else [])],
            }
            for run in found
        ]
    }


def logged(model_id):
    """The files and the signature of a logged model."""
    import mlflow
    from pathlib import Path

    mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
    folder = Path(mlflow.artifacts.download_artifacts(f"models:/{model_id}", dst_path=f"model-{model_id}"))
    info = mlflow.models.Model.load(str(folder))
    files = [path for path in sorted(folder.rglob("*")) if path.is_file()]
    return {
        "files": {path.relative_to(folder).as_posix(): path.read_bytes()[:2].hex() for path in files},
        "inputs": None if info.signature is None else info.signature.inputs.to_dict(),
        "outputs": None
        if info.signature is None or info.signature.outputs is None
        else info.signature.outputs.to_dict(),
        "example": info.saved_input_example_info is not None,
    }


def predict(uri):
    """Loads a model as the service would, and asks it for three bookings, then for three without rain."""
    import mlflow
    from sampai.logged_model import model_input

    mlflow.set_tracking_uri(os.environ["MLFLOW_TRACKING_URI"])
    model = mlflow.pyfunc.load_model(uri)
    bookings = model_input(trips().tail(3))
    try:
        model.predict(bookings.drop(columns="rain_mm_1h"))
        refused = ""
    except Exception as error:
        refused = str(error)[-300:]
    utc = bookings.assign(
        request_ts=[moment.tz_convert("UTC").isoformat() for moment in trips().tail(3)["request_ts"]]
    )
    return {
        "minutes": [float(value) for value in model.predict(bookings)],
        "utc": [float(value) for value in model.predict(utc)],
        "refused": refused,
        "until": str(model.unwrap_python_model().model.card.trained_until),
    }


def aliases():
    from mlflow import MlflowClient

    client = MlflowClient(os.environ["MLFLOW_TRACKING_URI"])
    try:
        found = dict(client.get_registered_model(settings().registered_model).aliases)
    except Exception:
        found = {}
    return {name: str(version) for name, version in found.items()}


def point(alias, version):
    from mlflow import MlflowClient

    client = MlflowClient(os.environ["MLFLOW_TRACKING_URI"])
    client.set_registered_model_alias(settings().registered_model, alias, version)
    return {}


def boundaries():
    """When validation and hold-out begin."""
    from sampai.tracking import VALIDATION_DAYS
    from sampai.trips import split_by_time

    before, holdout = split_by_time(trips(), settings().holdout_days)
    fit, validation = split_by_time(before, VALIDATION_DAYS)
    return {
        "holdout": holdout["request_ts"].min().isoformat(),
        "validation": validation["request_ts"].min().isoformat(),
        "fit": len(fit),
    }


def configure(**env):
    os.environ.update(env)
    return {}


ACTIONS = {
    name: function
    for name, function in globals().items()
    if callable(function) and getattr(function, "__module__", "") == "__main__"
}

for line in sys.stdin:
    asked = json.loads(line)
    try:
        answer = ACTIONS[asked.pop("action")](**asked)
    except BaseException as error:
        answer = {"failed": f"{type(error).__name__}: {error}", "trace": traceback.format_exc()}
    OUT.write(json.dumps(answer) + "\n")
    OUT.flush()
