"""Copies of the learner's folder, with or without a planted bug, and programs run in them."""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from lab_report import Unmet

# Long enough for a slow and busy laptop: this ends what hangs, it does not measure.
PATIENCE_S = 600
COPIED = ("src", "tests", "pyproject.toml", "README.md")
# Hypothesis takes other settings where it believes to be in CI.
FOREIGN = ("SAMPAI_", "PYTHON", "PYTEST_", "CI", "GITHUB_ACTIONS", "GITLAB_CI", "TF_BUILD", "HYPOTHESIS_")


class Done:
    """What a program left behind."""

    def __init__(self, code, out, err, cpu_s):
        self.code = code
        self.out = out
        self.err = err
        self.cpu_s = cpu_s
        """Processor seconds of all children that ended meanwhile: exact while nothing runs beside it."""

    def last_lines(self, count=6):
        lines = [line for line in (self.out + "\n" + self.err).splitlines() if line.strip()]
        return "\n".join(lines[-count:])


class Sandbox:
    """Temporary folders of one grading; remove() deletes them."""

    def __init__(self, project):
        self.project = Path(project)
        self.root = Path(tempfile.mkdtemp(prefix="sampai-grade-"))

    def remove(self):
        shutil.rmtree(str(self.root), ignore_errors=True)

    def copy(self, name, edits=()):
        """A copy without check/, with texts of some files replaced."""
        folder = self.root / name
        folder.mkdir()
        for part in COPIED:
            source = self.project / part
            if source.is_dir():
                skipped = shutil.ignore_patterns("__pycache__", ".hypothesis", ".pytest_cache")
                shutil.copytree(str(source), str(folder / part), ignore=skipped)
            elif source.exists():
                shutil.copyfile(str(source), str(folder / part))
        for edit in edits:
            replace_in(folder / edit["file"], edit)
        return folder

    def python(self, folder, *arguments, cwd=None, most_cpu_s=None, **env):
        """Runs this Python, with the package of that copy instead of the installed one."""
        full = {name: value for name, value in os.environ.items() if not name.startswith(FOREIGN)}
        full.update({"PYTHONPATH": str(folder / "src"), "PYTHONUTF8": "1", "PYTHONDONTWRITEBYTECODE": "1"})
        # One thread: on a busy machine, scikit-learn's threads wait for each other far longer than they compute.
        full.update({"OMP_NUM_THREADS": "1"}, **env)
        before = children_cpu_s()
        try:
            done = subprocess.run(
                [sys.executable, *map(str, arguments)],
                cwd=str(cwd or folder),
                env=full,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                timeout=PATIENCE_S,
                check=False,
                preexec_fn=None if most_cpu_s is None else lambda: limit_cpu(most_cpu_s),
            )
        except subprocess.TimeoutExpired:
            return Done(124, "", f"no end after {PATIENCE_S // 60} minutes", children_cpu_s() - before)
        return Done(done.returncode, text(done.stdout), text(done.stderr), children_cpu_s() - before)


def replace_in(path, edit):
    content = path.read_text(encoding="utf-8") if path.exists() else ""
    if content.count(edit["old"]) != 1:
        raise Unmet(
            f"{edit['file']} is not the starter's at this place, so no bug can be planted there. Put it back:\n"
            + edit["old"].strip("\n")
        )
    path.write_text(content.replace(edit["old"], edit["new"]), encoding="utf-8")


def children_cpu_s():
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def limit_cpu(seconds):
    whole = int(seconds) + 1
    resource.setrlimit(resource.RLIMIT_CPU, (whole, whole))


def text(content):
    return content.decode("utf-8", errors="replace").replace("\r\n", "\n")
