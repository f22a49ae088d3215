"""A copy of the learner's folder as a repository of its own, a tracking server, and one process that uses both."""

import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
import urllib.request
from pathlib import Path

from lab_report import Unmet

# Long enough for a slow laptop: this ends what hangs, it does not measure.
PATIENCE_S = 600
SKIPPED = (
    ".venv",
    ".git",
    ".progress",
    "check",
    "data",
    "models",
    "mlruns",
    "mlartifacts",
    "wandb",
    "mlflow.db",
)
HERE = Path(__file__).parent


class Sandbox:
    def __init__(self, project):
        self.project = Path(project)
        self.root = Path(tempfile.mkdtemp(prefix="sampai-grade-"))
        self.clone = self.root / "clone"
        self.work = self.root / "work"
        self.work.mkdir()
        self.store = self.root / "store"
        self.store.mkdir()
        self.calls = self.root / "calls.txt"
        self.server = None
        self.user = None
        self.proxy = None
        self.commit = ""

    def remove(self):
        for process in (self.user, self.server):
            end(process)
        if self.proxy:
            self.proxy.close()
        shutil.rmtree(str(self.root), ignore_errors=True)

    def environment(self, **more):
        """What a process sees: no settings of the learner's shell, no way out, and no sign of CI."""
        kept = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("SAMPAI_", "MLFLOW_", "WANDB_", "PYTHON", "GIT_"))
            and name not in ("CI", "DO_NOT_TRACK", "GITHUB_ACTIONS", "GITLAB_CI", "NETRC")
        }
        kept.update(
            PYTHONUTF8="1",
            OMP_NUM_THREADS="1",
            GRADE_CALLS=str(self.calls),
            PYTHONPATH=os.pathsep.join([str(HERE / "watched"), str(self.clone / "src")]),
            # W&B keeps keys of a login there; the grader never uses one.
            NETRC=str(self.root / "no-netrc"),
            HOME=str(self.root),
            NO_PROXY="127.0.0.1,localhost",
            no_proxy="127.0.0.1,localhost",
        )
        if self.proxy:
            address = f"http://127.0.0.1:{self.proxy.port}"
            kept.update(HTTP_PROXY=address, HTTPS_PROXY=address, http_proxy=address, https_proxy=address)
        kept.update(more)
        return kept

    def prepare(self):
        """Copies and commits the learner's files."""
        for path in self.project.iterdir():
            if path.name in SKIPPED or path.name.startswith("."):
                continue
            copy = shutil.copytree if path.is_dir() else shutil.copyfile
            target = self.clone / path.name
            target.parent.mkdir(parents=True, exist_ok=True)
            copy(str(path), str(target))
        for command in (
            ["init", "--quiet"],
            ["add", "--all"],
            [
                "-c",
                "user.name=grader",
                "-c",
                "user.email=grader@example.com",
                "commit",
                "--quiet",
                "-m",
                "work",
            ],
        ):
            self.git(*command)
        self.commit = self.git("rev-parse", "HEAD").strip()

    def git(self, *arguments):
        alone = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
        env = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        done = subprocess.run(
            ["git", "-C", str(self.clone), *arguments],
            env=dict(env, **alone),
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode != 0:
            raise Unmet("git is needed to give your code a commit; it says:\n" + done.stderr.strip()[-300:])
        return done.stdout

    def start_server(self):
        """Starts a tracking server on a free port; it gets ready while other things are looked at."""
        self.proxy = Proxy(self.calls)
        self.port = free_port()
        command = [
            *("-m", "mlflow", "server", "--workers", "1", "--host", "127.0.0.1", "--port", str(self.port)),
            *("--backend-store-uri", f"sqlite:///{(self.store / 'mlflow.db').as_posix()}"),
            *("--artifacts-destination", str(self.store / "artifacts")),
        ]
        # Its own telemetry and background jobs are not what is graded.
        quiet = {"MLFLOW_DISABLE_TELEMETRY": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false"}
        self.log = open(self.root / "server.log", "wb")
        self.server = start(
            [sys.executable, *command],
            self.store,
            self.environment(PYTHONPATH="", **quiet),
            self.log,
            self.log,
        )

    def wait_for_server(self):
        until = time.monotonic() + PATIENCE_S
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while time.monotonic() < until and self.server.poll() is None:
            try:
                opener.open(f"http://127.0.0.1:{self.port}/health", timeout=5).close()
                return f"http://127.0.0.1:{self.port}"
            except OSError:
                time.sleep(0.3)
        raise Unmet(
            "`mlflow server` does not start here:\n"
            + (self.root / "server.log").read_text(errors="replace")[-600:]
        )

    # One process runs all commands, because importing mlflow takes longer than most of them.

    def ask(self, action, **arguments):
        """Has the user process do one thing; returns what came of it."""
        if self.user is None:
            self.errors = open(self.root / "user.log", "wb")
            self.user = start(
                [sys.executable, str(HERE / "user.py")],
                self.work,
                self.environment(),
                subprocess.PIPE,
                self.errors,
                subprocess.PIPE,
            )
        line = json.dumps({"action": action, **arguments}) + "\n"
        watch = threading.Timer(PATIENCE_S, self.user.kill)
        watch.start()
        try:
            self.user.stdin.write(line.encode())
            self.user.stdin.flush()
            answer = self.user.stdout.readline()
        except OSError:
            answer = b""
        finally:
            watch.cancel()
        if not answer:
            raise Unmet(
                f"the process stopped at `{action}`:\n"
                + (self.root / "user.log").read_text(errors="replace")[-600:]
            )
        return json.loads(answer)

    def called(self):
        """Hosts outside of this machine that somebody tried to reach."""
        if not self.calls.exists():
            return []
        return sorted(set(self.calls.read_text(encoding="utf-8").split()))


class Proxy:
    """Notes who wants to leave through it, and lets nobody."""

    def __init__(self, notes):
        self.notes = notes
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        threading.Thread(target=self.listen, daemon=True).start()

    def listen(self):
        while True:
            try:
                caller, _ = self.socket.accept()
            except OSError:
                return
            with caller:
                caller.settimeout(5)
                try:
                    words = caller.recv(4096).decode("latin-1").split()
                    with open(self.notes, "a", encoding="utf-8") as file:
                        file.write((words[1] if len(words) > 1 else "unknown") + "\n")
                    caller.sendall(
                        b"HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"
                    )
                except OSError:
                    pass

    def close(self):
        self.socket.close()


def free_port():
    with socket.create_server(("127.0.0.1", 0)) as taken:
        return taken.getsockname()[1]


def start(command, cwd, env, out, err, stdin=subprocess.DEVNULL):
    # A group of its own, so that its workers end with it.
    own = {"start_new_session": True} if os.name == "posix" else {}
    return subprocess.Popen(command, cwd=str(cwd), env=env, stdin=stdin, stdout=out, stderr=err, **own)


def end(process):
    if process is None:
        return
    if os.name == "posix":
        # The group may outlive its first process.
        for number in (15, 9):
            try:
                os.killpg(process.pid, number)
            except ProcessLookupError:
                break
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                pass
            time.sleep(0.2)
    else:
        process.kill()
        process.wait()
