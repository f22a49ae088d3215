"""Grades your work on lab-package-the-eta-model.

    uv run --locked python check/grade.py

It copies what git would keep to a temporary folder, installs the package there without development
tools, runs its commands, and prints one line for each requirement. It takes about a minute, changes
nothing in your folder but .progress/, and sends nothing anywhere.
"""

import sys
from functools import partial
from pathlib import Path

import static_checks as static
from data_checks import DataChecks
from install_checks import InstallChecks
from lab_report import Requirement, grade
from model_checks import ModelChecks
from sandbox import Sandbox

LAB = "lab-package-the-eta-model"
WHY = "why-models-fail-after-the-notebook"
PACKAGE = "notebook-to-package"
UV = "reproducible-environments-with-uv"

INSTALLED = ("project", "clean-clone")
GENERATED = (*INSTALLED, "same-bytes")
TRAINED = (*GENERATED, "settings")
PREDICTED = (*TRAINED, "no-leak")


def readable_requirements(project):
    """What can be seen by reading the files."""
    checks = [
        ("project", "pyproject.toml describes the package sampai", UV, static.check_project, ()),
        ("entry-point", "the package has a command", PACKAGE, static.check_entry_point, ("project",)),
        ("groups", "runtime, dev and serving are separate", UV, static.check_groups, ("project",)),
        ("no-absolute-path", "src/ has no path of one machine", PACKAGE, static.check_no_absolute_path, ()),
        ("no-notebook", "src/ needs no notebook and no sys.path", PACKAGE, static.check_no_notebook, ()),
        ("no-secret", "src/ holds no secret", PACKAGE, static.check_no_secret, ()),
    ]
    return [
        Requirement(name, text, lesson, partial(check, project), needs)
        for name, text, lesson, check, needs in checks
    ]


def install_requirements(install):
    """What another machine would see."""
    checks = [
        ("lock", "uv.lock matches pyproject.toml", UV, install.lock, ("project",)),
        ("clean-clone", "a clean clone installs and starts", UV, install.clean_clone, ("project", "entry-point")),
        ("wheel", "the wheel builds and holds the package alone", UV, install.wheel, INSTALLED),
        ("commands", "generate, train, evaluate and predict exist", PACKAGE, install.commands, INSTALLED),
        ("exit-codes", "what goes wrong is said, and exits non-zero", PACKAGE, install.exit_codes, INSTALLED),
    ]
    return [Requirement(*check) for check in checks]


def data_requirements(data):
    checks = [
        ("same-bytes", "the same seed gives the same bytes", PACKAGE, data.same_bytes, INSTALLED),
        ("golden-bytes", "your trips are the trips of the course", PACKAGE, data.golden_bytes, GENERATED),
        ("streams", "each column has its own random stream", PACKAGE, data.streams, GENERATED),
    ]
    return [Requirement(*check) for check in checks]


def model_requirements(model):
    trained_twice = (*PREDICTED, "same-model")
    judged = (*PREDICTED, "beats-heuristic")
    checks = [
        ("settings", "paths, seed and hold-out come from SAMPAI_ variables", PACKAGE, model.settings, GENERATED),
        ("no-leak", "the estimate does not know the label", WHY, model.no_leak, TRAINED),
        ("same-model", "the same trips and seed give the same model", PACKAGE, model.same_model, PREDICTED),
        ("holdout-untouched", "training leaves the last days alone", WHY, model.holdout_untouched, trained_twice),
        ("beats-heuristic", "the model beats the heuristic by 20%", WHY, model.beats_heuristic, PREDICTED),
        ("evaluate", "evaluate reports the true error", WHY, model.evaluate, judged),
        ("local-time", "hours are local, however times are written", PACKAGE, model.local_time, PREDICTED),
        ("model-card", "the model is no pickle and refuses other versions", PACKAGE, model.model_card, PREDICTED),
    ]
    return [Requirement(*check) for check in checks]


def main():
    folder = Path.cwd()
    if not (folder / "check" / "grade.py").exists():
        print("Run this in the lab's folder, the one that holds check/ and src/.", file=sys.stderr)
        return 2
    project = static.Project(folder)
    sandbox = Sandbox(folder)
    install = InstallChecks(sandbox, project)
    data = DataChecks(sandbox, project)
    requirements = [
        *readable_requirements(project),
        *install_requirements(install),
        *data_requirements(data),
        *model_requirements(ModelChecks(sandbox, data)),
    ]
    # Last and slowest: looked at once the rest holds.
    all_others = tuple(requirement.name for requirement in requirements)
    requirements.append(Requirement("tests", "your own tests pass", PACKAGE, install.tests, all_others))
    try:
        return grade(LAB, requirements, folder)
    finally:
        sandbox.remove()


if __name__ == "__main__":
    sys.exit(main())
