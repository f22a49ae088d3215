"""What can be seen without running the package."""

import ast
import re
from pathlib import Path

from lab_report import Unmet

try:
    import tomllib
except ImportError:  # before Python 3.11
    tomllib = None

TOOLS_FOR_DEVELOPING = {
    "pytest",
    "hypothesis",
    "ruff",
    "mypy",
    "pyright",
    "jupyter",
    "jupyterlab",
    "notebook",
    "ipykernel",
}
TOOLS_FOR_SERVING = {"fastapi", "uvicorn", "flask", "gunicorn"}
ABSOLUTE = re.compile(r"^(/(home|Users|mnt|tmp|var|opt|root|content|srv)/|~[/\\]|[A-Za-z]:[\\/])")
SECRET_NAME = re.compile(r"(secret|token|passw|api_?key|credential|private_?key)", re.IGNORECASE)
SECRET_VALUE = re.compile(r"^(ghp_|github_pat_|glpat-|AKIA|xox[bp]-|sk-[A-Za-z0-9]{16}|eyJ[\w-]+\.)")
NOTEBOOK_MODULES = {
    "IPython",
    "nbformat",
    "nbclient",
    "nbconvert",
    "notebook",
    "notebooks",
    "ipykernel",
    "replay",
}


class Project:
    """The learner's files, parsed once."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def pyproject(self):
        path = self.folder / "pyproject.toml"
        if not path.exists():
            raise Unmet("there is no pyproject.toml yet: write it as in step 2")
        if tomllib is None:
            raise Unmet("this Python is too old: start the grader with `uv run --locked python check/grade.py`")
        try:
            return tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise Unmet(f"pyproject.toml cannot be read: {error}") from error

    def modules(self):
        """Path and syntax tree of each module below src/."""
        paths = sorted((self.folder / "src").rglob("*.py"))
        if not paths:
            raise Unmet("there is no Python file below src/: the package lives in src/sampai/")
        for path in paths:
            try:
                yield path, ast.parse(path.read_text(encoding="utf-8"))
            except (SyntaxError, UnicodeDecodeError) as error:
                raise Unmet(f"{self.name(path)} is not Python: {error}") from error

    def name(self, path):
        return path.relative_to(self.folder).as_posix()

    def place(self, path, node):
        return f"{self.name(path)}:{node.lineno}"


def check_project(project):
    table = project.pyproject().get("project", {})
    if table.get("name") != "sampai":
        raise Unmet('[project] must name the package: name = "sampai"')
    if not re.search(r">=\s*3\.(1[1-9]|[2-9]\d)", str(table.get("requires-python", ""))):
        raise Unmet('[project] must say the lowest Python you test: requires-python = ">=3.11"')
    if "build-system" not in project.pyproject():
        raise Unmet(
            "there is no [build-system], so uv installs the dependencies but not your package: "
            "add the uv_build lines of step 2"
        )


def check_entry_point(project):
    scripts = project.pyproject().get("project", {}).get("scripts", {})
    if "sampai" not in scripts:
        raise Unmet('the wheel would hold no command: add [project.scripts] with sampai = "sampai.cli:main"')


def package_name(requirement):
    found = re.match(r"[A-Za-z0-9._-]+", requirement)
    return re.sub(r"[-_.]+", "-", found.group(0)).lower() if found else ""


def check_groups(project):
    pyproject = project.pyproject()
    runtime = {package_name(line) for line in pyproject.get("project", {}).get("dependencies", [])}
    groups = {
        name: {package_name(line) for line in lines if isinstance(line, str)}
        for name, lines in pyproject.get("dependency-groups", {}).items()
    }
    astray = sorted(runtime & (TOOLS_FOR_DEVELOPING | TOOLS_FOR_SERVING))
    if astray:
        raise Unmet(
            f"{', '.join(astray)} stands in [project] dependencies, so every image carries it: "
            "move it to a group with `uv remove` and `uv add --group`"
        )
    if "pytest" not in groups.get("dev", set()):
        raise Unmet("the group dev has no pytest: `uv add --group dev pytest`")
    if not groups.get("serving", set()) & TOOLS_FOR_SERVING:
        raise Unmet("there is no group serving with a web framework: `uv add --group serving fastapi uvicorn`")


def check_no_absolute_path(project):
    for path, tree in project.modules():
        for node in constants(tree):
            if ABSOLUTE.match(node.value):
                raise Unmet(
                    f"{project.place(path, node)} has the absolute path {node.value!r}, which exists on one "
                    "machine: use a relative default and a SAMPAI_ variable"
                )


def check_no_notebook(project):
    for path, tree in project.modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Import):
                names = [alias.name for alias in node.names]
            elif isinstance(node, ast.ImportFrom):
                names = [node.module or ""]
            elif is_path_change(node):
                raise Unmet(
                    f"{project.place(path, node)} changes sys.path: it finds a file of your folder that no "
                    "installed package has; move the code into src/sampai/ and import it"
                )
            else:
                continue
            wrong = [name for name in names if name.split(".")[0] in NOTEBOOK_MODULES]
            if wrong:
                raise Unmet(
                    f"{project.place(path, node)} imports {wrong[0]}: the package must not need a notebook; "
                    "move the code into src/sampai/"
                )
        for node in constants(tree):
            if node.value.endswith(".ipynb"):
                raise Unmet(f"{project.place(path, node)} reads a notebook: move its code into src/sampai/")


def is_path_change(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in ("append", "insert", "extend")
        and ast.unparse(node.func.value) == "sys.path"
    )


def check_no_secret(project):
    for path, tree in project.modules():
        for name, value in named_texts(tree):
            if SECRET_NAME.search(name) and len(value.value) >= 6:
                raise Unmet(
                    f"{project.place(path, value)} holds a secret in {name}: every reader has it. "
                    "Read it from a SAMPAI_ variable as pydantic.SecretStr, and revoke this one"
                )
        for node in constants(tree):
            if SECRET_VALUE.match(node.value):
                raise Unmet(
                    f"{project.place(path, node)} looks like an access token: read it from the environment"
                )


def named_texts(tree):
    """Pairs of a name and the text that is assigned to it, also inside a call such as Field(default=…)."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign):
            pairs = [(target, node.value) for target in node.targets]
        elif isinstance(node, ast.AnnAssign) and node.value is not None:
            pairs = [(node.target, node.value)]
        elif isinstance(node, ast.keyword) and node.arg:
            pairs = [(ast.Name(id=node.arg), node.value)]
        else:
            continue
        for target, value in pairs:
            name = getattr(target, "id", None) or getattr(target, "attr", "")
            for part in given_texts(value):
                yield name, part


def given_texts(value):
    """The text itself, or the one in SecretStr("…") or Field("…") or Field(default="…")."""
    if isinstance(value, ast.Call) and ast.unparse(value.func).split(".")[-1] in ("SecretStr", "Field"):
        inner = value.args[:1] + [word.value for word in value.keywords if word.arg == "default"]
        return [text for part in inner for text in given_texts(part)]
    return [value] if isinstance(value, ast.Constant) and isinstance(value.value, str) else []


def constants(tree):
    """Text constants without docstrings and other bare texts."""
    bare = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in bare:
            yield node


def global_random_places(project):
    """Where the package draws from a random state that everything shares."""
    places = []
    for path, tree in project.modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call):
                name = ast.unparse(node.func)
                if re.match(
                    r"(np|numpy)\.random\.(?!PCG64|Philox|Generator|default_rng|SeedSequence)", name
                ) or re.match(r"random\.(?!Random)\w+$", name):
                    places.append(f"{project.place(path, node)} {name}")
                elif name.endswith("default_rng") and not node.args:
                    places.append(f"{project.place(path, node)} {name} without a seed")
    return places
