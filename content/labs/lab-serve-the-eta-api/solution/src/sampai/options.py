"""The options of ``sampai`` and how they are read.

argparse, not typer: eleven commands do not need a dependency that every image then carries.
"""

import argparse
from datetime import date, datetime
from pathlib import Path

from sampai import __version__
from sampai.scenarios import SCENARIOS, Scenario, parse_scenario


def _scenario(text: str) -> Scenario:
    try:
        return parse_scenario(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{text!r} is not a day; write 2026-08-03") from error


def _moment(text: str) -> datetime:
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        moment = None
    if moment is None or moment.tzinfo is None:
        raise argparse.ArgumentTypeError(
            f"{text!r} is not a moment with an offset; write 2026-09-20T00:00:00+08:00"
        )
    return moment


def parser() -> argparse.ArgumentParser:
    """The options of all commands."""
    parser = argparse.ArgumentParser(
        prog="sampai", description="Trip-time estimates for Sampai, a fictional ride-hailing service."
    )
    parser.add_argument("--version", action="version", version=f"sampai {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_generate(commands)
    _add_check(commands)
    for name, text in (
        ("train", "train on all days but the last SAMPAI_HOLDOUT_DAYS"),
        ("evaluate", "compare model and heuristic on trips after the training"),
        ("predict", "write minutes from booking to drop-off for each trip"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.add_argument("--trips", type=Path, help="trip file (SAMPAI_TRIPS_PATH)")
        command.add_argument("--model-dir", type=Path, help="model folder (SAMPAI_MODEL_DIR)")
        if name == "evaluate":
            command.add_argument("--json", action="store_true", help="print JSON for programs")
        if name == "predict":
            command.add_argument("--out", type=Path, help="file to write instead of printing")
    _add_tracking(commands)
    _add_score(commands)
    return parser


def _add_generate(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "simulate days of trips; the same seed gives the same bytes"
    command = commands.add_parser("generate", help=text, description=text)
    command.add_argument("--out", type=Path, help="trip file to write (SAMPAI_TRIPS_PATH)")
    command.add_argument("--truth", type=Path, help="file for what really happened")
    command.add_argument("--days", type=int, default=60)
    command.add_argument("--trips-per-day", type=int, default=1_000)
    command.add_argument("--seed", type=int, help="whole number (SAMPAI_SEED)")
    command.add_argument("--start", type=_day, default=date(2026, 8, 3), help="first day")
    command.add_argument(
        "--scenario",
        type=_scenario,
        action="append",
        default=[],
        metavar="NAME[:FIRST_DAY[..LAST_DAY]]",
        help=f"may be repeated; one of {', '.join(SCENARIOS)}",
    )
    command.add_argument("--as-of", type=_moment, help="hide what was not yet known at that moment")


def _add_check(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "hold trips against the data contract"
    command = commands.add_parser("check", help=text, description=text)
    command.add_argument("--trips", type=Path, help="trip file (SAMPAI_TRIPS_PATH)")
    command.add_argument("--report", type=Path, help="JSON file for the verdict")


def _add_tracking(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    texts = {
        "sweep": "log many trainings to MLFLOW_TRACKING_URI and register the best as challenger",
        "promote": "make the challenger champion, if it wins on the hold-out",
        "rollback": "give the alias champion back to the version before",
        "wandb-log": "log today's training to a W&B run file, offline",
        "wandb-table": "write the metrics of a W&B run file as a plain table",
    }
    added = {name: commands.add_parser(name, help=text, description=text) for name, text in texts.items()}
    for name in ("sweep", "promote", "wandb-log"):
        added[name].add_argument("--trips", type=Path, help="trip file (SAMPAI_TRIPS_PATH)")
    added["sweep"].add_argument("--runs", type=int, default=20)
    added["promote"].add_argument("--version", help="version to judge; without it, the challenger")
    added["wandb-table"].add_argument("--run-file", type=Path, help="without it, the newest below wandb/")
    added["wandb-table"].add_argument("--out", type=Path, default=Path("data/wandb-metrics.csv"))


# region score-options
def _add_score(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    text = "write ETA and model version for each trip of a file, as the service would answer"
    command = commands.add_parser("score", help=text, description=text)
    command.add_argument("--trips", type=Path, help="trip file (SAMPAI_TRIPS_PATH)")
    command.add_argument("--out", type=Path, required=True, help="file to write")
    command.add_argument("--model-uri", help="registered model or folder (SAMPAI_MODEL_URI)")


# endregion score-options
