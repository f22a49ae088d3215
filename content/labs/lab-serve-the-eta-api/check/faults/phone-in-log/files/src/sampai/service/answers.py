"""From a checked request to an answer and its log line: the same for every framework."""

import json
import logging
import sys
import time
import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Any

import pandas as pd

from sampai.service.schemas import Prediction, TripRequest, trips_of
from sampai.service.serving import ServedModel


def prediction_log() -> logging.Logger:
    """The log of predictions: one JSON object a line on stdout."""
    log = logging.getLogger("sampai.predictions")
    if not log.handlers:
        handler = logging.StreamHandler(sys.stdout)
        handler.setFormatter(logging.Formatter("%(message)s"))
        log.addHandler(handler)
        log.setLevel(logging.INFO)
        log.propagate = False
    return log


# region answer
def answer(model: ServedModel, requests: Sequence[TripRequest]) -> list[Prediction]:
    """Predicts all trips in one go and logs one line for each."""
    started = time.perf_counter()
    trips = trips_of(requests)
    minutes = model.predict(trips)
    predictions = [
        Prediction(
            eta_min=rounded(eta),
            model_version=model.version,
            request_id=request.request_id or uuid.uuid4().hex,
        )
        for request, eta in zip(requests, minutes, strict=True)
    ]
    took_ms = (time.perf_counter() - started) * 1_000 / len(requests)
    log = prediction_log()
    for request, prediction in zip(requests, predictions, strict=True):
        log.info(log_line(request.model_dump(mode="json"), prediction, took_ms))
    return predictions


def rounded(minutes: float) -> float:
    """A tenth of a minute: what is shown, logged, and written by ``sampai score``."""
    return round(float(minutes), 1)


# endregion answer


# region log-line
def log_line(seen: Mapping[str, Any], prediction: Prediction, took_ms: float) -> str:
    """One prediction as JSON: what the model saw, and nothing else that the caller sent."""
    line = {
        "ts": datetime.now(UTC).isoformat(timespec="milliseconds"),
        "event": "prediction",
        "request_id": prediction.request_id,
        "model_version": prediction.model_version,
        "inputs": {name: _plain(value) for name, value in seen.items()},
        "eta_min": prediction.eta_min,
        "ms": round(took_ms, 2),
    }
    return json.dumps(line)


def _plain(value: Any) -> Any:
    """JSON knows no times and no NaN."""
    if isinstance(value, pd.Timestamp):
        return value.isoformat()
    return None if pd.isna(value) else value


# endregion log-line
