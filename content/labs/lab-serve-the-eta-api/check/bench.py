"""Temporary folders, programs and servers of one grading. Everything started here is ended here."""

import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from http_client import Client
from lab_report import Unmet

# Long enough for a slow laptop: this ends what hangs, it does not measure.
PATIENCE_S = 600
PROBES = Path(__file__).resolve().parent / "probes"
HIDDEN = ("SAMPAI_", "MLFLOW_", "VIRTUAL_ENV", "PYTEST_", "UVICORN_", "WEB_CONCURRENCY", "GUNICORN_", "STREAMLIT_")


class Done:
    """What a program left behind."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    def last_lines(self, count=6):
        lines = [line for line in (self.out + "\n" + self.err).splitlines() if line.strip()]
        return "\n".join(lines[-count:])


class Bench:
    """One grading."""

    def __init__(self, project):
        self.project = Path(project)
        self.root = Path(tempfile.mkdtemp(prefix="sampai-grade-"))
        self.servers = []
        self.registry = None

    def remove(self):
        for server in self.servers:
            server.end()
        shutil.rmtree(str(self.root), ignore_errors=True)

    def path(self, name):
        return self.root / name

    def environment(self, **more):
        """This environment without settings of the learner's shell; one thread for scikit-learn."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith(HIDDEN)}
        kept.update({"OMP_NUM_THREADS": "1", "PYTHONUTF8": "1", "PYTHONUNBUFFERED": "1", "NO_COLOR": "1"})
        kept.update({"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "2"})
        # Its job workers are not used here, each takes seconds to start, and they outlive the server.
        kept.update({"MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"})
        kept.update({name: str(value) for name, value in more.items()})
        return kept

    def python(self, *arguments, **more):
        """Runs this Python; never raises for what the program does."""
        command = [sys.executable, *map(str, arguments)]
        try:
            done = subprocess.run(
                command,
                cwd=str(self.root),
                env=self.environment(**more),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Done(124, "", f"no end after {PATIENCE_S} s")
        return Done(done.returncode, *(part.decode("utf-8", errors="replace") for part in (done.stdout, done.stderr)))

    def probe(self, name, *arguments, **more):
        """Runs a program of check/probes, which prints one JSON object as its last line."""
        done = self.python(PROBES / name, *arguments, **more)
        lines = done.out.strip().splitlines()
        if done.code != 0 or not lines:
            return done, None
        try:
            return done, json.loads(lines[-1])
        except ValueError:
            return done, None

    def serve(self, name, *arguments, **more):
        """Starts a server on a free port; `{port}` among the arguments is replaced by it."""
        server = Server(self, name, arguments, more)
        self.servers.append(server)
        return server

    def serve_registry(self):
        """Starts MLflow, or returns the one that runs: it takes long, so it starts while others are asked."""
        if self.registry is None:
            self.registry = self.serve(
                "mlflow",
                *("-m", "mlflow", "server", "--host", "127.0.0.1", "--port", "{port}", "--workers", "1"),
                *("--backend-store-uri", f"sqlite:///{self.path('mlflow.db')}"),
                *("--artifacts-destination", self.path("mlartifacts")),
            )
        return self.registry

    def tests(self, files):
        """Runs test files of the learner in the learner's folder."""
        report = self.path("tests.xml")
        command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"--junitxml={report}"]
        try:
            done = subprocess.run(
                [*command, *map(str, files)],
                cwd=str(self.project),
                env=self.environment(),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                timeout=PATIENCE_S,
                check=False,
            )
        except subprocess.TimeoutExpired:
            return Done(124, "", f"no end after {PATIENCE_S} s"), report
        out, err = (part.decode("utf-8", errors="replace") for part in (done.stdout, done.stderr))
        return Done(done.returncode, out, err), report


class Server:
    """A server process in a group of its own, with its two streams in files."""

    def __init__(self, bench, name, arguments, more):
        self.port = free_port()
        self.out_file, self.err_file = bench.path(f"{name}.out"), bench.path(f"{name}.err")
        command = [sys.executable, *(str(part).replace("{port}", str(self.port)) for part in arguments)]
        with self.out_file.open("wb") as out, self.err_file.open("wb") as err:
            self.process = subprocess.Popen(
                command,
                cwd=str(bench.root),
                env=bench.environment(**more),
                stdin=subprocess.DEVNULL,
                stdout=out,
                stderr=err,
                start_new_session=True,
            )

    @property
    def alive(self):
        return self.process.poll() is None

    def client(self, patience_s=60):
        return Client(self.port, patience_s)

    def out(self):
        return self.out_file.read_text(encoding="utf-8", errors="replace")

    def err(self):
        return self.err_file.read_text(encoding="utf-8", errors="replace")

    def last_lines(self, count=4):
        lines = [line for line in (self.out() + "\n" + self.err()).splitlines() if line.strip()]
        return "\n".join(lines[-count:])

    def wait_for(self, path, wanted=200, patience_s=PATIENCE_S):
        """Asks until the status is the wanted one; returns the last reply."""
        ended = time.monotonic() + patience_s
        while True:
            client = self.client(patience_s=10)
            reply = client.get(path)
            client.close()
            if reply.status == wanted or not self.alive or time.monotonic() > ended:
                return reply
            time.sleep(0.1)

    def terminate(self):
        self.process.send_signal(signal.SIGTERM)

    def ended_within(self, seconds):
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            return None

    def end(self):
        """Ends the process and its children, whatever state they are in."""
        for number, seconds in ((signal.SIGTERM, 15), (signal.SIGKILL, 5)):
            try:
                os.killpg(self.process.pid, number)
            except (ProcessLookupError, PermissionError):
                break
            if self.ended_within(seconds) is not None:
                break


def free_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return listener.getsockname()[1]


def wait_until(holds, seconds=PATIENCE_S):
    """True when it holds in time."""
    ended = time.monotonic() + seconds
    while time.monotonic() < ended:
        if holds():
            return True
        time.sleep(0.05)
    return bool(holds())


def explained(done, otherwise):
    """A hint for a program that stopped."""
    for line in reversed((done.err + "\n" + done.out).splitlines()):
        if line.startswith(("ModuleNotFoundError: ", "ImportError: ", "AttributeError: ")):
            return f"{otherwise}\n{line}"
    return f"{otherwise}\n{done.last_lines(4)}"


def unmet(done, otherwise):
    raise Unmet(explained(done, otherwise))
