"""Runs smoke.py against small servers that play the stack: all of it good, then one part of it bad."""

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from lab_report import Unmet

PATIENCE_S = 120
NEEDED = {"pickup_zone", "dropoff_zone", "distance_km", "request_ts", "product", "driver_supply"}
BAD = {
    "api": "the API is stopped",
    "mlflow": "MLflow is stopped",
    "ui": "the front end is stopped",
    "ready": "the API is not ready (503)",
    "estimate": "a trip of 7.5 km gets an estimate of 0 minutes",
}


class SmokeChecks:
    def __init__(self, folder):
        self.folder = folder

    def tells(self):
        if not (self.folder / "smoke.py").exists():
            raise Unmet("there is no smoke.py, which asks the running stack for an estimate")
        code, said = self.ends_with(None)
        if code != 0:
            raise Unmet(
                "smoke.py fails while everything answers: it must read API_PORT, MLFLOW_PORT and UI_PORT, and "
                f"ask the four addresses of step 9\n{said}"
            )
        for bad, what in BAD.items():
            code, said = self.ends_with(bad)
            if code == 0:
                raise Unmet(f"smoke.py ends with 0 although {what}: it must end with 1\n{said}")

    def ends_with(self, bad):
        servers = {name: serve(name, bad) for name in ("api", "mlflow", "ui")}
        ports = {f"{name.upper()}_PORT": str(server.server_address[1]) for name, server in servers.items()}
        if bad in servers:
            end(servers.pop(bad))
        try:
            done = subprocess.run(
                [sys.executable, "smoke.py"],
                cwd=str(self.folder),
                env={**os.environ, **ports},
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            raise Unmet(f"smoke.py has not ended after {PATIENCE_S} seconds") from None
        finally:
            for server in servers.values():
                end(server)
        lines = done.stdout.decode("utf-8", errors="replace").strip().splitlines()
        return done.returncode, "\n".join(lines[-6:])


def serve(name, bad):
    """One part of the stack on a free port of the loopback."""

    class Part(BaseHTTPRequestHandler):
        def do_GET(self):
            known = {"api": "/healthz/ready", "mlflow": "/health", "ui": "/_stcore/health"}[name]
            if self.path != known:
                self.answer(404, {"detail": "Not Found"})
            elif name == "api" and bad == "ready":
                self.answer(503, {"status": "loading"})
            else:
                self.answer(200, {"status": "ready"})

        def do_POST(self):
            body = self.rfile.read(int(self.headers.get("content-length") or 0))
            if name != "api" or self.path != "/predict":
                self.answer(404, {"detail": "Not Found"})
            elif bad == "ready":
                self.answer(503, {"detail": "the model is loading"})
            elif not is_trip(body):
                self.answer(422, {"detail": [{"loc": ["body"], "msg": "not a trip", "type": "value_error"}]})
            else:
                minutes = 0.0 if bad == "estimate" else 21.4
                self.answer(200, {"eta_min": minutes, "model_version": "1", "request_id": "of-the-grader"})

        def answer(self, status, content):
            body = json.dumps(content).encode()
            self.send_response(status)
            self.send_header("content-type", "application/json")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_):
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Part)
    Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
    return server


def end(server):
    server.shutdown()
    server.server_close()


def is_trip(body):
    try:
        trip = json.loads(body)
    except ValueError:
        return False
    return isinstance(trip, dict) and NEEDED <= set(trip)
