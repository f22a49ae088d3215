"""The docker command, and what one grading leaves behind in the engine."""

import os
import secrets
import shutil
import subprocess
import time
from pathlib import Path

from lab_report import Unmet

# Long enough for a slow laptop on a slow line: this ends what hangs, it does not measure.
PATIENCE_S = 1500
HEALTHY_S = 300
HOW_TO = (
    "start one: Docker Desktop, Docker Engine, Colima or Rancher Desktop, as the lesson says; "
    "then `docker info` answers"
)


class Done:
    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    def last_lines(self, count=6):
        lines = [line for line in (self.out + "\n" + self.err).splitlines() if line.strip()]
        return "\n".join(lines[-count:])


class Engine:
    """Everything it makes carries one name; remove() takes all of it away."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.name = "sampai-grade-" + secrets.token_hex(3)
        # In the lab's folder: some engines see only the home folder of the machine.
        self.scratch = self.folder / ".progress" / self.name
        self.image = f"{self.name}:latest"
        self.containers = []
        self.images = [self.image]

    def run(self, *words, cwd=None, env=None):
        full = {**os.environ, **(env or {})}
        try:
            done = subprocess.run(
                ["docker", *[str(word) for word in words]],
                cwd=str(cwd or self.folder),
                env=full,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                timeout=PATIENCE_S,
                check=False,
            )
        except FileNotFoundError:
            return Done(127, "", "there is no program docker")
        except subprocess.TimeoutExpired:
            return Done(124, "", f"no answer after {PATIENCE_S // 60} minutes")
        return Done(done.returncode, text(done.stdout), text(done.stderr))

    def must(self, what, *words, **options):
        done = self.run(*words, **options)
        if done.code != 0:
            raise Unmet(f"{what}:\n{done.last_lines()}")
        return done

    def answers(self):
        """Layer 2 needs a real engine: what a file says is not yet what it does."""
        if self.run("info", "--format", "{{.ServerVersion}}").code != 0:
            raise Unmet(f"no container engine answers, so nothing can be built or run here; {HOW_TO}")
        if self.run("compose", "version").code != 0:
            raise Unmet("`docker compose` is missing: install the Compose plugin of your Docker")

    def build(self, context, image, *options):
        self.images.append(image)
        return self.run("build", "--progress", "plain", "--tag", image, *options, ".", cwd=context)

    def start(self, image, *options, command=()):
        """Starts a container in the background and returns its name."""
        name = f"{self.name}-{len(self.containers)}"
        self.containers.append(name)
        self.must("the container does not start", "run", "--detach", "--name", name, *options, image, *command)
        return name

    def once(self, image, *options, command=()):
        return self.run("run", "--rm", *options, image, *command)

    def state(self, name, field):
        return self.run("inspect", "--format", "{{" + field + "}}", name).out.strip()

    def logs(self, name, count=6):
        return self.run("logs", "--tail", count, name).last_lines(count)

    def health(self, name):
        """Waits until the check of health has decided; returns what it says."""
        until = time.monotonic() + HEALTHY_S
        while time.monotonic() < until:
            health = self.state(name, "if .State.Health}}{{.State.Health.Status}}{{else}}none{{end")
            if health in ("healthy", "unhealthy", "none") or self.state(name, ".State.Status") != "running":
                return health
            time.sleep(1)
        return "starting"

    def port(self, name, inside):
        lines = self.run("port", name, inside).out.split()
        return int(lines[0].rpartition(":")[2]) if lines else None

    def remove(self):
        if self.containers:
            self.run("rm", "--force", "--volumes", *self.containers)
        if len(self.images) > 1:
            self.run("rmi", "--force", *dict.fromkeys(self.images))
        shutil.rmtree(str(self.scratch), ignore_errors=True)


def text(content):
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")
