"""A clean clone of the learner's folder, an environment of its own, and commands run in it."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lab_report import Unmet

# Long enough for a slow laptop on a slow line: this ends what hangs, it does not measure.
PATIENCE_S = 900


class Done:
    """What a command left behind."""

    def __init__(self, code, out, err):
        self.code = code
        self.out = out
        self.err = err

    def last_lines(self, count=6):
        lines = [line for line in (self.err + "\n" + self.out).splitlines() if line.strip()]
        return "\n".join(lines[-count:])


def run(command, cwd, env=None, without=()):
    """Runs a command; never raises for what the command does."""
    full = {name: value for name, value in os.environ.items() if name not in without}
    # One thread: on a busy machine, scikit-learn's threads wait for each other far longer than they compute.
    full.update({"PYTHONUTF8": "1", "OMP_NUM_THREADS": "1"}, **(env or {}))
    try:
        done = subprocess.run(
            [str(part) for part in command],
            cwd=str(cwd),
            env=full,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            timeout=PATIENCE_S,
            check=False,
        )
    except FileNotFoundError:
        return Done(127, "", f"there is no program {command[0]}")
    except subprocess.TimeoutExpired:
        return Done(124, "", f"no answer after {PATIENCE_S // 60} minutes")
    return Done(done.returncode, text(done.stdout), text(done.stderr))


def text(content):
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")


class Sandbox:
    """Temporary folders of one grading; remove() deletes them."""

    def __init__(self, project):
        self.project = Path(project)
        self.root = Path(tempfile.mkdtemp(prefix="sampai-grade-"))
        self.clone = self.root / "clone"
        self.work = self.root / "work"
        self.work.mkdir()
        self.venv = self.root / "venv"

    def remove(self):
        shutil.rmtree(str(self.root), ignore_errors=True)

    # The clone: what another machine would get.

    def make_clone(self):
        for name in self.kept_files():
            source, target = self.project / name, self.clone / name
            if source.is_file():
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(str(source), str(target))

    def kept_files(self):
        """Paths that git would put into a commit of everything, whether or not this is a repository."""
        bare = self.root / "git"
        if run(["git", "init", "--quiet", "--bare", bare], self.root).code != 0:
            raise Unmet("git is needed to see what a clone would hold; install it and run this again")
        listed = self.git("ls-files", "-z", "--others", "--exclude-standard")
        if listed.code != 0:
            raise Unmet("git could not list the files:\n" + listed.last_lines())
        skipped = (".venv/", ".progress/", "check/")
        return [name for name in listed.out.split("\0") if name and not name.startswith(skipped)]

    def git(self, *arguments):
        where = ["--git-dir", self.root / "git", "--work-tree", self.project]
        # Rules of this user's own machine do not travel with the clone.
        alone = {
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_NOSYSTEM": "1",
            "XDG_CONFIG_HOME": str(self.root),
        }
        return run(["git", *where, *arguments], self.project, alone, without=("GIT_DIR", "GIT_WORK_TREE"))

    def ignoring_rule(self, name):
        """The line of .gitignore that leaves a file out, or None."""
        found = self.git("check-ignore", "--verbose", "--no-index", name)
        return found.out.split("\t")[0] if found.code == 0 else None

    # The environment: only what the package itself asks for.

    def uv(self, *arguments, cwd=None):
        program = os.environ.get("UV") or shutil.which("uv") or "uv"
        env = {"UV_PROJECT_ENVIRONMENT": str(self.venv), "UV_PYTHON": sys.executable}
        without = ("VIRTUAL_ENV", "UV_RUN_RECURSION_DEPTH", "PYTHONPATH", "PYTHONHOME")
        return run([program, *arguments], cwd or self.clone, env, without)

    def program(self, name):
        folder = "Scripts" if os.name == "nt" else "bin"
        return self.venv / folder / (name + (".exe" if os.name == "nt" else ""))

    def sampai(self, *arguments, **settings):
        """Runs the installed command in an empty folder; settings become SAMPAI_… variables."""
        env = {name: str(value) for name, value in settings.items() if not name.islower()}
        env.update({f"SAMPAI_{name.upper()}": str(value) for name, value in settings.items() if name.islower()})
        stale = [name for name in os.environ if name.startswith(("SAMPAI_", "PYTHON", "VIRTUAL_ENV"))]
        return run([self.program("sampai"), *arguments], self.work, env, without=stale)


def missing_module(done):
    """The module that could not be imported, or None."""
    found = re.search(r"No module named '([\w.]+)'", done.err + done.out)
    return found.group(1) if found else None


def open_step(done):
    """The function of the starter that was reached and is not written yet, or None."""
    found = re.search(r"\bstep \d+: .+", done.err + done.out)
    return found.group(0) if found else None


def explained(done, otherwise):
    """A hint for a command that stopped."""
    step = open_step(done)
    if step:
        return f"a function of the starter is still open: {step}"
    module = missing_module(done)
    if module:
        return (
            f"{module} is not installed where only [project] dependencies are: "
            f"`uv add {module.split('.')[0].replace('_', '-')}` puts it there, not in a group"
        )
    return f"{otherwise}\n{done.last_lines()}"
