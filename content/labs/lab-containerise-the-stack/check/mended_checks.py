"""Builds the mended images and looks at what they do."""

import re
import time

from lab_report import Unmet

TOKEN = "tok-4711-of-the-grader"


class MendedChecks:
    def __init__(self, folder, engine):
        self.broken = folder / "broken"
        self.engine = engine

    def images(self):
        self._d1()
        self._d2()
        self._d3()
        self._d4()
        self._d5_and_d6()

    def built(self, case, *options):
        image = f"{self.engine.name}:{case}"
        done = self.engine.build(self.broken / case, image, *options)
        if done.code != 0:
            raise Unmet(f"broken/{case} does not build:\n{done.last_lines()}")
        return image

    def ran(self, case, image, wanted):
        done = self.engine.once(image)
        if done.code != 0 or not re.search(wanted, done.out):
            raise Unmet(f"broken/{case} builds and does not run:\n{done.last_lines()}")

    def _d1(self):
        self.ran("d1", self.built("d1"), "night table")

    def _d2(self):
        image = self.built("d2")
        self.ran("d2", image, r"/app/\.venv")
        user = self.engine.once(image, "--entrypoint", "id", command=("-u",)).out.strip()
        if user == "0":
            raise Unmet("broken/d2 runs as root now; it must run as 10001")

    def _d3(self):
        name = self.engine.start(self.built("d3"))
        while "serving" not in self.engine.logs(name) and self.engine.state(name, ".State.Status") == "running":
            time.sleep(0.2)
        self.engine.run("stop", "--time", "30", name)
        code = self.engine.state(name, ".State.ExitCode")
        if code != "0":
            raise Unmet(f"broken/d3 ends with {code} on SIGTERM; its own handler ends with 0")

    def _d4(self):
        secret = self.engine.scratch / "token"
        secret.parent.mkdir(parents=True, exist_ok=True)
        secret.write_text(TOKEN, encoding="utf-8")
        image = self.built("d4", "--secret", f"id=partner_token,src={secret}")
        history = self.engine.run("history", "--no-trunc", image).out
        if TOKEN in history:
            raise Unmet("broken/d4: the token is still in `docker history`")
        self.ran("d4", image, "kelipuri")

    def _d5_and_d6(self):
        self.ran("d5", self.built("d5"), "night table")
        self.ran("d6", self.built("d6"), r"python 3\.\d+")
