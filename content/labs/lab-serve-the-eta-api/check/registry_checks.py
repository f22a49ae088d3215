"""The champion of a real MLflow server on loopback."""

from bench import unmet
from lab_report import Unmet


class RegistryChecks:
    def __init__(self, bench, service):
        self.bench = bench
        self.service = service

    def champion(self):
        registry = self.bench.serve_registry()
        if registry.wait_for("/health").status != 200:
            raise Unmet(f"`mlflow server` does not start:\n{registry.last_lines()}")
        uri = f"http://127.0.0.1:{registry.port}"
        done, made = self.bench.probe("register.py", self.bench.root, MLFLOW_TRACKING_URI=uri)
        if made is None:
            unmet(done, "the model of lab 3 cannot be logged and registered:")
        server = self.bench.serve(
            "champion",
            *("-m", "uvicorn", "sampai.service.app:app", "--host", "127.0.0.1", "--port", "{port}"),
            "--no-access-log",
            MLFLOW_TRACKING_URI=uri,
        )
        if server.wait_for("/healthz/ready").status != 200:
            raise Unmet(
                "without SAMPAI_MODEL_URI the service must load models:/sampai-eta@champion from "
                f"MLFLOW_TRACKING_URI; it does not get ready:\n{server.last_lines()}"
            )
        client = server.client()
        reply = client.post("/predict", self.service.requests[0])
        client.close()
        told = reply.json or {}
        if told.get("model_version") != made["champion"]:
            raise Unmet(
                f"champion is version {made['champion']}, the service answers with {told.get('model_version')!r}: "
                "load what the alias names, and not the newest version"
            )
        eta = self.service.etas["model-a"][0]
        if abs(told.get("eta_min", -1) - eta) > 0.051:
            raise Unmet(f"the champion says {eta:.2f} min for the first trip, the service {told.get('eta_min')}")
        server.end()
        registry.end()
