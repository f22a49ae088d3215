"""Grades your work on lab-track-and-promote.

    uv run --locked python check/grade.py

It copies your folder to a temporary one, commits it there, starts an MLflow server of its own on a free
port of this machine, runs your commands against it, and prints one line for each requirement. It takes
one to three minutes, changes nothing in your folder but .progress/, leaves your own server alone, and
lets no call leave this machine.
"""

import sys
from pathlib import Path

from lab_report import Requirement, grade
from registry_checks import RegistryChecks
from sandbox import Sandbox
from static_checks import Project
from tracking_checks import TrackingChecks
from wandb_checks import WandbChecks

LAB = "lab-track-and-promote"
TRACK = "experiment-tracking-with-mlflow"
SERVER = "mlflow-tracking-server"
MODELS = "logged-models-and-signatures"
REGISTRY = "registry-aliases-and-promotion"
WANDB = "weights-and-biases"


def requirements_of(project, tracking, registry, wandb):
    """Each needs all that stand above it in its own part, and the parts before."""
    parts = [
        ("written", "nothing is left to write", TRACK, project.written),
        ("no-address", "src/ names no server", SERVER, project.no_address),
        ("server-named", "without MLFLOW_TRACKING_URI nothing is logged", SERVER, tracking.server_named),
        ("one-run", "a training is one finished run", TRACK, tracking.one_run),
        ("tags", "the run names commit and trips", TRACK, tracking.tags),
        ("numbers", "the run has its parameters and errors", TRACK, tracking.numbers),
        ("no-pickle", "the logged model holds no pickle", MODELS, tracking.no_pickle),
        ("signature", "the logged model says what it takes", MODELS, tracking.signature),
        ("served", "it predicts, and refuses a booking that lacks a column", MODELS, tracking.served),
        ("registered", "the candidate is registered as challenger", REGISTRY, tracking.registered),
        ("first-champion", "the first champion beats the heuristic", REGISTRY, registry.first),
        ("refuses-worse", "a worse candidate is refused", REGISTRY, registry.worse),
        ("holdout", "the hold-out decides, not the training", REGISTRY, registry.holdout),
        ("margin", "an equal candidate is refused", REGISTRY, registry.margin),
        ("promotes-better", "the challenger becomes champion when it wins", REGISTRY, registry.better_wins),
        ("rollback", "one command brings the champion before back", REGISTRY, registry.rolled_back),
        ("rollback-once", "a second rollback is refused", REGISTRY, registry.once),
        ("stays-out", "what was rolled back does not return by itself", REGISTRY, registry.stays_out),
        ("wandb-offline", "the same training is in a W&B run file", WANDB, wandb.offline),
        ("wandb-table", "its metrics stand in a plain table", WANDB, wandb.table),
        ("loopback", "no call leaves this machine", SERVER, tracking.loopback),
        ("sweep", "20 runs are logged and the best is registered", TRACK, tracking.sweep),
    ]
    needs = ()
    for name, text, lesson, check in parts:
        yield Requirement(name, text, lesson, check, needs)
        needs = (*needs, name)


def main():
    folder = Path.cwd()
    if not (folder / "check" / "grade.py").exists():
        print("Run this in the lab's folder, the one that holds check/ and src/.", file=sys.stderr)
        return 2
    sandbox = Sandbox(folder)
    tracking = TrackingChecks(sandbox)
    requirements = list(
        requirements_of(Project(folder), tracking, RegistryChecks(sandbox), WandbChecks(sandbox, tracking))
    )
    try:
        return grade(LAB, requirements, folder)
    finally:
        sandbox.remove()


if __name__ == "__main__":
    sys.exit(main())
