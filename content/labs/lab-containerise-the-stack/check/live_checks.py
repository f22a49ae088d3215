"""Brings the stack up beside a running one: other names, other ports, own volumes."""

import os
import socket
import subprocess
import sys

from lab_report import Unmet

TRAIN = (
    ("sampai", "generate", "--days", "28", "--trips-per-day", "200"),
    ("sampai", "sweep", "--runs", "1"),
    ("sampai", "promote"),
)


class LiveChecks:
    def __init__(self, folder, engine):
        self.folder = folder
        self.engine = engine
        self.env = {}
        self.is_up = False

    def compose(self, *words):
        return self.engine.run("compose", "--project-name", self.engine.name, *words, env=self.env)

    def must(self, what, *words):
        done = self.compose(*words)
        if done.code != 0:
            raise Unmet(f"{what}:\n{done.last_lines(8)}")
        return done

    def healthy(self):
        ports = free_ports(3)
        self.env = {
            "POSTGRES_PASSWORD": "of-the-grader",
            "API_PORT": str(ports[0]),
            "MLFLOW_PORT": str(ports[1]),
            "UI_PORT": str(ports[2]),
            "TAG": self.engine.name,
            "GIT_SHA": "0123abc",
        }
        self.is_up = True
        self.engine.images.append(f"sampai-api:{self.engine.name}")
        self.must("`docker compose build` stops", "build")
        self.must("db and mlflow do not get healthy", "up", "--detach", "--wait", "mlflow")
        for words in TRAIN:
            self.must(f"`docker compose run jobs {' '.join(words)}` stops", "run", "--rm", "jobs", *words)
        done = self.compose("up", "--detach", "--wait")
        states = self.compose("ps", "--all", "--format", "{{.Service}} {{.State}} {{.Health}}").out.splitlines()
        for name in ("db", "mlflow", "api", "ui"):
            if f"{name} running healthy" not in states:
                raise Unmet(f"`{name}` does not get healthy:\n" + "\n".join(states) + "\n" + done.last_lines(4))

    def answers(self):
        self.healthy()
        done = subprocess.run(
            [sys.executable, "smoke.py"],
            cwd=str(self.folder),
            env={**os.environ, **self.env},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
            check=False,
        )
        if done.returncode != 0:
            said = done.stdout.decode("utf-8", errors="replace").strip()
            raise Unmet(f"all services are healthy, and your smoke.py says that one does not answer:\n{said}")

    def remove(self):
        if self.is_up:
            self.compose("--profile", "jobs", "down", "--volumes", "--timeout", "5")


def free_ports(count):
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
