"""Installing the package somewhere else, its commands, its messages and its tests."""

import sys
import zipfile
from concurrent.futures import ThreadPoolExecutor
from xml.etree import ElementTree

from lab_report import Unmet
from sandbox import explained, open_step, run

COMMANDS = ("generate", "train", "evaluate", "predict")
FEWEST_TESTS = 5


class InstallChecks:
    def __init__(self, sandbox, project):
        self.box = sandbox
        self.project = project

    def clean_clone(self):
        self.box.make_clone()
        if not (self.box.clone / "uv.lock").exists():
            rule = self.box.ignoring_rule("uv.lock")
            if rule:
                raise Unmet(f"uv.lock is not in the clone: {rule} keeps it out of git. Remove that line")
            raise Unmet("there is no uv.lock: `uv lock` writes it")
        stray = [name for name in self.box.kept_files() if name.endswith((".csv", ".skops", ".pkl", ".joblib"))]
        if stray:
            raise Unmet(f"{stray[0]} would be committed: add its folder to .gitignore")
        synced = self.box.uv("sync", "--locked", "--no-default-groups", "--no-editable")
        if synced.code != 0:
            raise Unmet(explained(synced, "`uv sync --locked` fails in a clean clone:"))
        started = self.box.sampai("--help")
        if started.code == 127:
            raise Unmet("the clean environment has no command sampai: see [project.scripts]")
        if started.code != 0:
            raise Unmet(explained(started, "`sampai --help` fails in a clean environment:"))

    def lock(self):
        if not (self.project.folder / "uv.lock").exists():
            raise Unmet("there is no uv.lock: `uv lock` writes it")
        checked = self.box.uv("lock", "--check", cwd=self.project.folder)
        if checked.code != 0:
            raise Unmet("uv.lock does not match pyproject.toml: run `uv lock`\n" + checked.last_lines(2))

    def wheel(self):
        built = self.box.uv("build", "--wheel", "--out-dir", str(self.box.root / "dist"))
        if built.code != 0:
            raise Unmet("`uv build --wheel` fails in a clean clone:\n" + built.last_lines())
        wheel = next((self.box.root / "dist").glob("sampai-*.whl"))
        with zipfile.ZipFile(str(wheel)) as archive:
            names = archive.namelist()
        if "sampai/cli.py" not in names:
            raise Unmet("the wheel has no sampai/cli.py: the package must lie in src/sampai/")
        stray = [name for name in names if not name.startswith("sampai/") and ".dist-info/" not in name]
        if stray:
            raise Unmet(f"the wheel also carries {stray[0]}: only src/sampai/ belongs in it")

    def commands(self):
        listed = self.box.sampai("--help").out
        missing = [name for name in COMMANDS if name not in listed]
        if missing:
            raise Unmet(f"`sampai --help` does not list {', '.join(missing)}")

    def exit_codes(self):
        cases = [
            (
                ["train"],
                {"trips_path": "nothing-here.csv"},
                "nothing-here.csv",
                "a trip file that does not exist",
            ),
            (
                ["predict"],
                {"model_dir": "no-model-here"},
                "no-model-here",
                "a model folder that does not exist",
            ),
            (["generate", "--days", "0"], {"trips_path": "zero.csv"}, "days", "--days 0"),
            (["generate", "--days", "1"], {"trips_path": "x.csv", "seed": "abc"}, "SEED", "SAMPAI_SEED=abc"),
            (["forecast"], {}, "forecast", "a command that does not exist"),
        ]
        with ThreadPoolExecutor(2) as pool:
            ended = list(pool.map(lambda case: self.box.sampai(*case[0], **case[1]), cases))
        for (command, _, word, what), done in zip(cases, ended):
            said = f"`sampai {' '.join(command)}` with {what}"
            if open_step(done):
                raise Unmet(explained(done, said))
            if done.code == 0:
                raise Unmet(
                    f"{said} exits with 0, so cron and CI call it a success: "
                    "main must return the code, and the script must pass it on"
                )
            if "Traceback" in done.err:
                raise Unmet(f"{said} ends in a traceback; say in one line what to repair:\n{done.last_lines(2)}")
            if word not in done.err:
                raise Unmet(
                    f"{said} does not name {word!r} on stderr; it says:\n{done.last_lines(3) or '(nothing)'}"
                )

    def tests(self):
        report = self.box.root / "tests.xml"
        command = [sys.executable, "-m", "pytest", "-p", "no:cacheprovider", f"--junitxml={report}", "tests"]
        done = run(command, self.project.folder, without=("PYTEST_ADDOPTS",))
        if "No module named pytest" in done.err:
            raise Unmet("pytest is not installed here: `uv add --group dev pytest`, then `uv sync --locked`")
        if done.code == 5 or not (self.project.folder / "tests").is_dir():
            raise Unmet("there are no tests yet: write them in tests/, as in step 9")
        if done.code != 0:
            raise Unmet("your tests do not pass:\n" + done.last_lines(5))
        suite = ElementTree.parse(str(report)).getroot().find("testsuite")
        count = int(suite.get("tests")) - int(suite.get("skipped", "0"))
        if count < FEWEST_TESTS:
            raise Unmet(f"{count} tests pass, {FEWEST_TESTS} are wanted; step 9 names what to test")
