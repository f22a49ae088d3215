"""Builds the image and runs it as the stack would."""

import json
import re
import shutil
import subprocess
import sys
import urllib.error
import urllib.request

from dockerfile import Dockerfile
from lab_report import Unmet

BUDGET_MB = 450
"""What the image may add to its base. Packages and their compiled files are 380 of it."""
HARDENED = ("--read-only", "--tmpfs", "/tmp", "--cap-drop", "ALL", "--memory", "512m")
MAKE_MODEL = """
import sys
from pathlib import Path
from sampai.generator import generate
from sampai.model import save, train
save(train(generate(days=7, trips_per_day=200).trips, seed=7), Path(sys.argv[1]))
"""
TRIP = {
    "pickup_zone": "kelipuri",
    "dropoff_zone": "awantara",
    "distance_km": 7.5,
    "request_ts": "2026-11-24T08:15:00+08:00",
    "rain_mm_1h": 0.0,
    "product": "ride",
    "driver_supply": 12,
}


class RunChecks:
    def __init__(self, folder, engine):
        self.folder = folder
        self.engine = engine
        self.container = None

    def builds(self):
        done = self.engine.build(self.folder, self.engine.image)
        if done.code != 0:
            raise Unmet(f"`docker build .` stops:\n{done.last_lines(8)}")

    def cached(self):
        """An edit of the source must not install the packages anew."""
        copy = self.engine.scratch / "edited"
        skipped = shutil.ignore_patterns(".venv", ".git", ".progress", "data", "models", "broken", "check")
        shutil.copytree(str(self.folder), str(copy), ignore=skipped)
        with open(copy / "src" / "sampai" / "__init__.py", "a", encoding="utf-8") as file:
            file.write("\n# An edit that changes nothing.\n")
        done = self.engine.build(copy, self.engine.name + ":edited")
        if done.code != 0:
            raise Unmet(f"after an edit of a comment, `docker build .` stops:\n{done.last_lines()}")
        steps = dict(re.findall(r"^(#\d+) (\[.*uv sync.*)$", done.out + done.err, re.MULTILINE))
        first = next(iter(steps), None)
        if first is None or not re.search(rf"^{first} CACHED", done.out + done.err, re.MULTILINE):
            raise Unmet(
                "an edit of a comment in src/ runs the first `uv sync` again: copy pyproject.toml and uv.lock "
                "before it, and the source after it"
            )

    def size(self):
        file = Dockerfile(self.folder / "Dockerfile")
        base, image = (self.megabytes(name) for name in (file.final.base, self.engine.image))
        if image - base > BUDGET_MB:
            raise Unmet(
                f"the image adds {image - base} MB to its base, the budget is {BUDGET_MB}: "
                "`docker history` shows which line adds them"
            )

    def megabytes(self, image):
        """Counted inside, since engines count layers in different ways."""
        options = ("--user", "0", "--entrypoint", "du")
        done = self.engine.once(image, *options, command=("-smx", "/"))
        found = re.search(r"^(\d+)\s", done.out, re.MULTILINE)
        if not found:
            raise Unmet(f"the size of {image} cannot be measured:\n{done.last_lines()}")
        return int(found.group(1))

    def unprivileged(self):
        done = self.engine.once(
            self.engine.image, "--entrypoint", "python", command=("-c", "import os; print(os.getuid())")
        )
        if done.out.strip() in ("", "0"):
            raise Unmet(f"the process runs as user {done.out.strip() or '?'}, and must not be root\n{done.err.strip()}")

    def healthy(self):
        """Read-only, without rights, with a limit of memory, and still ready."""
        model = self.engine.scratch / "model"
        done = subprocess.run(
            [sys.executable, "-c", MAKE_MODEL, str(model)], capture_output=True, text=True, check=False
        )
        if done.returncode != 0:
            raise Unmet(f"no model could be made for the test:\n{done.stderr.strip()[-400:]}")
        for path in [model, *model.iterdir()]:
            path.chmod(0o755 if path.is_dir() else 0o644)
        self.container = self.engine.start(
            self.engine.image,
            *HARDENED,
            *("--publish", "127.0.0.1::8000", "--volume", f"{model}:/models/eta:ro"),
            *("--env", "SAMPAI_MODEL_URI=/models/eta"),
        )
        health = self.engine.health(self.container)
        if self.engine.state(self.container, ".State.OOMKilled") == "true":
            raise Unmet("512 MB are not enough: the kernel killed the process (exit code 137)")
        if health == "none":
            raise Unmet(
                f"read-only and without rights it ends, or has no check of health:\n{self.engine.logs(self.container)}"
            )
        if health != "healthy":
            raise Unmet(
                f"read-only and without rights it does not get healthy, but `{health}`:\n{self.engine.logs(self.container)}"
            )

    def reachable(self):
        port = self.engine.port(self.container, "8000")
        request = urllib.request.Request(
            f"http://127.0.0.1:{port}/predict", json.dumps(TRIP).encode(), {"content-type": "application/json"}
        )
        try:
            with urllib.request.urlopen(request, timeout=60) as reply:
                told = json.load(reply)
        except (urllib.error.URLError, OSError) as error:
            raise Unmet(
                f"healthy inside, and no answer from outside ({error}): does it listen on 0.0.0.0, port 8000?"
            ) from error
        if "eta_min" not in told:
            raise Unmet(f"/predict answers without eta_min: {told}")

    def stops(self):
        self.engine.run("stop", "--time", "60", self.container)
        code = self.engine.state(self.container, ".State.ExitCode")
        if code == "137":
            raise Unmet(
                "it does not end on SIGTERM and is killed: process 1 is a shell. Start the service with exec, or "
                "without a script at all"
            )
        if code not in ("0", "143"):
            raise Unmet(f"on SIGTERM it ends with {code}:\n{self.engine.logs(self.container)}")

    def revision(self):
        """Any image leads back to a commit."""
        done = self.engine.build(
            self.folder, self.engine.name + ":revision", "--build-arg", "GIT_SHA=0123abc"
        )
        label = self.engine.run(
            *("image", "inspect", "--format"),
            *('{{index .Config.Labels "org.opencontainers.image.revision"}}', self.engine.name + ":revision"),
        )
        if done.code != 0 or label.out.strip() != "0123abc":
            raise Unmet(
                "nothing in the image names its commit: ARG GIT_SHA, and LABEL org.opencontainers.image.revision=$GIT_SHA"
            )
        if done.code == 0 and re.search(r"^(#\d+) \[.*uv sync", done.err + done.out, re.MULTILINE):
            steps = re.findall(r"^(#\d+) \[[^\n]*uv sync", done.err + done.out, re.MULTILINE)
            fresh = [step for step in steps if not re.search(rf"^{step} CACHED", done.err + done.out, re.MULTILINE)]
            if fresh:
                raise Unmet("another commit installs the packages anew: ARG GIT_SHA belongs behind everything else")
