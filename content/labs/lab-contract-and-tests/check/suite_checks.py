"""The learner's tests: read as files, run on the package, and run on packages with a planted bug."""

import ast
import json
import re
import shutil
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lab_report import Unmet

HERE = Path(__file__).parent
FEWEST_KILLED = 7
# What 60 seconds were, in runs of calibration.py, on the machine of the course.
LIMIT_IN_CALIBRATIONS = 15.0
GRADER_MODULES = {path.stem for path in HERE.glob("*.py")}
LEGACY = re.compile(r"^(np|numpy)\.random\.(?!default_rng|Generator|SeedSequence|PCG64|Philox)\w+$")
STANDARD = re.compile(r"^random\.(?!Random)\w+$")
FAILED = (1, 2)


class SuiteChecks:
    def __init__(self, sandbox):
        self.box = sandbox
        self.notes = []
        self.cpu_s = 0.0
        self.rewritten = None

    # As files.

    def modules(self):
        folder = self.box.project / "tests"
        paths = sorted(folder.rglob("*.py"))
        if not any(path.name.startswith("test_") for path in paths):
            raise Unmet("there are no tests: write them in tests/test_….py")
        for path in paths:
            try:
                yield path.relative_to(self.box.project).as_posix(), ast.parse(path.read_text(encoding="utf-8"))
            except SyntaxError as error:
                raise Unmet(f"{path.name} is not Python: {error}") from error

    def own_tests(self):
        for name, tree in self.modules():
            described = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
            for node in ast.walk(tree):
                if imports_grader(node) or (id(node) not in described and names_grader(node)):
                    raise Unmet(
                        f"{name}:{node.lineno} looks into check/: a test that reads the planted bugs knows nothing "
                        "of the next one. Test what the package promises"
                    )

    def seeded(self):
        for name, tree in self.modules():
            for node in ast.walk(tree):
                drawn = unseeded(node) if isinstance(node, ast.Call) else None
                if drawn:
                    raise Unmet(
                        f"{name}:{node.lineno} draws from an unseeded generator ({drawn}): the same commit passes "
                        "today and fails tomorrow. Give it a seed"
                    )

    # On the package as it is.

    def passes(self):
        self.calibrate()
        limit_s = LIMIT_IN_CALIBRATIONS * self.calibration_s
        done = self.suite("plain", most_cpu_s=limit_s, PYTHONHASHSEED="1", TZ="UTC")
        self.cpu_s = done.cpu_s
        if self.cpu_s > limit_s or done.code in (-9, -24, 124):
            return  # The requirement `minute` says so.
        if done.code == 5:
            raise Unmet("pytest finds no test: names of files and functions begin with test_")
        if done.code != 0:
            raise Unmet("your tests do not pass on your own package:\n" + summary(done))
        self.notes = json.loads((self.box.root / "plain.json").read_text(encoding="utf-8"))

    def calibrate(self):
        folder = self.box.copy("calibration")
        done = self.box.python(folder, HERE / "calibration.py")
        if done.code != 0:
            raise Unmet("the calibration cannot run:\n" + done.last_lines(3))
        self.calibration_s = done.cpu_s

    def minute(self):
        share = self.cpu_s / (LIMIT_IN_CALIBRATIONS * self.calibration_s)
        if share > 1 or not self.notes:
            raise Unmet(
                f"your tests take longer than a minute would be on the machine of the course ({60 * share:.0f} s "
                "there): train once, on few trips, in a fixture of scope session; pytest --durations=5 names the slow"
            )

    def again(self):
        edits = tomllib.loads((HERE / "harmless.toml").read_text(encoding="utf-8"))["edits"]
        other = {"PYTHONHASHSEED": "2", "TZ": "America/New_York", "GRADER_ORDER": "reversed"}
        with ThreadPoolExecutor(2) as pool:
            rewritten = pool.submit(self.suite, "harmless", edits)
            done = self.suite("again", **other)
            self.rewritten = rewritten.result()
        if done.code != 0:
            raise Unmet(
                "the tests passed, and fail in reversed order with another hash seed and time zone: one of them "
                "needs what another leaves behind, or the clock of this machine\n" + summary(done)
            )
        random = [one["name"] for one in self.notes if one["property"] and not one["same_examples"]]
        if random:
            raise Unmet(
                f"{random[0]} gets other examples in each run: load a profile with derandomize=True in conftest.py"
            )

    def properties(self):
        if not any(one["property"] for one in self.notes):
            raise Unmet(
                "no test is a property: hypothesis.given makes the cases that nobody thought of, such as a batch of "
                "one trip, or one bad time among good ones"
            )

    def harmless(self):
        if self.rewritten.code != 0:
            raise Unmet(
                "a rewrite that changes no result fails your tests: they look at how the package is written, not at "
                "what it does\n" + summary(self.rewritten)
            )

    # On packages with a planted bug.

    def mutants(self):
        bugs = {path.stem: tomllib.loads(path.read_text(encoding="utf-8")) for path in HERE.glob("mutants/*.toml")}
        with ThreadPoolExecutor(2) as pool:
            codes = dict(zip(bugs, pool.map(lambda name: self.killed(name, bugs[name]), bugs)))
        alive = sorted(bugs[name]["summary"] for name, killed in codes.items() if not killed)
        count = len(bugs) - len(alive)
        if count < FEWEST_KILLED:
            lines = [f"{count} of {len(bugs)} planted bugs make a test fail, {FEWEST_KILLED} are wanted. Unnoticed:"]
            raise Unmet("\n".join(lines + ["- " + text for text in alive]))

    def killed(self, name, bug):
        done = self.suite(name, bug["edits"])
        shutil.rmtree(str(self.box.root / name), ignore_errors=True)
        return done.code in FAILED or done.code < 0 or done.code == 124

    def suite(self, name, edits=(), most_cpu_s=None, **env):
        """Runs pytest in a copy of its own; a copy with a bug only until the first failure."""
        folder = self.box.copy(name, edits)
        plugins = self.box.root / "plugins"
        plugins.mkdir(exist_ok=True)
        shutil.copyfile(str(HERE / "suite_plugin.py"), str(plugins / "suite_plugin.py"))
        env = {"PYTHONPATH": f"{folder / 'src'}:{plugins}", **env}
        notes = {"GRADER_NOTES": str(self.box.root / f"{name}.json")}
        first = ["-x"] if edits else []
        options = ["-q", "--no-header", "-p", "no:cacheprovider", "-p", "suite_plugin", *first, "tests"]
        return self.box.python(folder, "-m", "pytest", *options, most_cpu_s=most_cpu_s, **notes, **env)


def summary(done):
    lines = [line for line in done.out.splitlines() if line.startswith(("FAILED", "ERROR", "E  "))]
    return "\n".join(lines[-4:]) or done.last_lines(4)


def imports_grader(node):
    if isinstance(node, ast.Import):
        return any(alias.name.split(".")[0] in GRADER_MODULES | {"check"} for alias in node.names)
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] in GRADER_MODULES | {"check"}


def names_grader(node):
    if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
        return any(isinstance(side, ast.Constant) and side.value == "check" for side in (node.left, node.right))
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return bool(re.search(r"(^|[/\\])check[/\\]|mutants", node.value))
    return False


def unseeded(call):
    name = ast.unparse(call.func)
    given = {word.arg for word in call.keywords}
    if LEGACY.match(name) or STANDARD.match(name):
        return name
    if name.endswith(("default_rng", "random.Random")) and not call.args and not given & {"seed", "x"}:
        return name
    is_sample = isinstance(call.func, ast.Attribute) and call.func.attr == "sample"
    if is_sample and given & {"frac", "n"} and "random_state" not in given:
        return name
    return None
