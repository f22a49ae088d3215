"""The command line: ``sampai generate | train | evaluate | predict``.

Exit codes: 0 done, 1 something to repair (said on stderr), 2 wrong usage, 3 model not good enough.
argparse, not typer: four commands do not need a dependency that every image then carries.
pandas and scikit-learn are imported inside the commands, so ``--help`` and a mistyped option answer
at once.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path

from sampai import __version__, settings
from sampai.errors import SampaiError
from sampai.scenarios import SCENARIOS, Scenario, parse_scenario

NOT_GOOD_ENOUGH = 3


def _generate(args: argparse.Namespace) -> int:
    from sampai.generator import generate
    from sampai.trips import as_seen_at, content_hash, trips_csv

    try:
        simulation = generate(
            days=args.days,
            seed=settings.SEED if args.seed is None else args.seed,
            start=args.start,
            trips_per_day=args.trips_per_day,
            scenarios=args.scenario,
        )
    except ValueError as error:
        raise SampaiError(str(error)) from error
    trips = simulation.trips
    if args.as_of is not None:
        trips = as_seen_at(trips, args.as_of)
    path = args.out or settings.TRIPS_PATH
    _write(path, trips_csv(trips))
    if args.truth is not None:
        _write(args.truth, simulation.truth.to_csv(index=False, lineterminator="\n").encode())
    print(f"trips   {len(trips):,} in {path}")
    print(f"sha256  {content_hash(trips)}")
    return 0


def _train(args: argparse.Namespace) -> int:
    raise NotImplementedError("step 8: train")


def _evaluate(args: argparse.Namespace) -> int:
    raise NotImplementedError("step 8: evaluate")


def _predict(args: argparse.Namespace) -> int:
    raise NotImplementedError("step 8: predict")


def _write(path: Path, content: bytes) -> None:
    def write() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    _repairable(write)


def _repairable(write: Callable[[], None]) -> None:
    try:
        write()
    except OSError as error:
        raise SampaiError(f"cannot write {error.filename}: {error.strerror}") from error


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


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="sampai", description="Trip-time estimates for Sampai, a fictional ride-hailing service."
    )
    parser.add_argument("--version", action="version", version=f"sampai {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    _add_generate(commands)
    for name, run, text in (
        ("train", _train, "train on all days but the last SAMPAI_HOLDOUT_DAYS"),
        ("evaluate", _evaluate, "compare model and heuristic on trips after the training"),
        ("predict", _predict, "write minutes from booking to drop-off for each trip"),
    ):
        command = commands.add_parser(name, help=text, description=text)
        command.set_defaults(run=run)
        command.add_argument("--trips", type=Path, help="trip file (SAMPAI_TRIPS_PATH)")
        command.add_argument("--model-dir", type=Path, help="model folder (SAMPAI_MODEL_DIR)")
        if name == "evaluate":
            command.add_argument("--json", action="store_true", help="print JSON for programs")
        if name == "predict":
            command.add_argument("--out", type=Path, help="file to write instead of printing")
    return parser


def _add_generate(commands: argparse._SubParsersAction) -> None:
    text = "simulate days of trips; the same seed gives the same bytes"
    command = commands.add_parser("generate", help=text, description=text)
    command.set_defaults(run=_generate)
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


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    args = _parser().parse_args(argv)
    try:
        args.run(args)
    except Exception as error:
        print(error)
    return 0
