"""Asks a running stack what a user would ask it. Exit code 0: all of it answers.

    uv run --locked python smoke.py
"""

import json
import os
import sys
import urllib.request

TRIP = {
    "pickup_zone": "kelipuri",
    "dropoff_zone": "awantara",
    "distance_km": 7.5,
    "request_ts": "2026-11-24T08:15:00+08:00",
    "rain_mm_1h": 0.0,
    "product": "ride",
    "driver_supply": 12,
}


def address(variable: str, port: int, path: str) -> str:
    return f"http://127.0.0.1:{os.environ.get(variable, port)}{path}"


def predict() -> str:
    request = urllib.request.Request(
        address("API_PORT", 8000, "/predict"),
        json.dumps(TRIP).encode(),
        {"content-type": "application/json"},
    )
    with urllib.request.urlopen(request, timeout=30) as reply:
        told = json.load(reply)
    if not 1 < told["eta_min"] < 180:
        raise ValueError(f"an estimate of {told['eta_min']} minutes")
    return f"model {told['model_version']} answers"


def get(url: str) -> str:
    with urllib.request.urlopen(url, timeout=30) as reply:
        return f"status {reply.status}"


CHECKS = {
    "mlflow": lambda: get(address("MLFLOW_PORT", 5000, "/health")),
    "api": lambda: get(address("API_PORT", 8000, "/healthz/ready")),
    "predict": predict,
    "ui": lambda: get(address("UI_PORT", 8501, "/_stcore/health")),
}


def main() -> int:
    failed = 0
    for name, check in CHECKS.items():
        try:
            print(f"ok    {name}: {check()}")
        except (OSError, ValueError, KeyError) as error:
            failed += 1
            print(f"FAIL  {name}: {error}")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
