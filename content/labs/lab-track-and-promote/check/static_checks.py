"""What can be seen without running the package."""

import ast
import re
from pathlib import Path

from lab_report import Unmet

ADDRESS = re.compile(r"^(https?://|sqlite:|postgresql|mysql|file:)\S*$")
# What the learner writes, and in which step.
WRITTEN = (
    (2, "eta_pyfunc", ("EtaPyfunc",)),
    (2, "logged_model", ("SIGNATURE", "model_input", "log_model")),
    (3, "tracking", ("git_sha", "required_tags", "log_training")),
    (4, "sweep", ("best_of", "log_candidate")),
    (4, "registry", ("register",)),
    (5, "registry", ("Comparison", "compare", "promote")),
    (6, "registry", ("rollback",)),
    (7, "wandb_runs", ("log_offline", "read_history")),
)


class Project:
    """The learner's modules, parsed."""

    def __init__(self, folder):
        self.folder = Path(folder)

    def tree(self, path):
        try:
            return ast.parse(path.read_text(encoding="utf-8"))
        except (SyntaxError, UnicodeDecodeError) as error:
            raise Unmet(f"{path.relative_to(self.folder).as_posix()} is not Python: {error}") from error

    def written(self):
        for step, module, names in WRITTEN:
            path = self.folder / "src" / "sampai" / f"{module}.py"
            if not path.exists():
                raise Unmet(f"there is no src/sampai/{module}.py yet: write it as in step {step}")
            defined = set(defined_names(self.tree(path)))
            missing = [name for name in names if name not in defined]
            if missing:
                raise Unmet(f"{module}.{missing[0]} is not written yet: see step {step}")

    def no_address(self):
        for path in sorted((self.folder / "src").rglob("*.py")):
            for node in ast.walk(self.tree(path)):
                if (
                    isinstance(node, ast.Constant)
                    and isinstance(node.value, str)
                    and ADDRESS.match(node.value)
                ):
                    place = f"{path.relative_to(self.folder).as_posix()}:{node.lineno}"
                    raise Unmet(
                        f"{place} has the address {node.value} in the code: CI and the team's server have another one; "
                        "read MLFLOW_TRACKING_URI"
                    )


def defined_names(tree):
    for node in tree.body:
        if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
            yield node.name
        elif isinstance(node, ast.Assign):
            yield from (target.id for target in node.targets if isinstance(target, ast.Name))
        elif isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name):
            yield node.target.id
