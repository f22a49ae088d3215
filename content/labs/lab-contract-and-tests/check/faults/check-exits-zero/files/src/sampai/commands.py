"""What each command does. Each returns the exit code.

pandas and scikit-learn are imported inside the commands, so ``--help`` and a mistyped option answer
at once.
"""

import json
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

from sampai.errors import SampaiError
from sampai.settings import Settings

if TYPE_CHECKING:
    from sampai.contract import Verdict

NOT_GOOD_ENOUGH = 3
REFUSED = 4


def write_file(path: Path, content: bytes) -> None:
    """Writes a file and the folders above it."""

    def write() -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)

    repairable(write)


def repairable(write: Callable[[], None]) -> None:
    """Writes, and says in one line what could not be written."""
    try:
        write()
    except OSError as error:
        raise SampaiError(f"cannot write {error.filename}: {error.strerror}") from error


def run_generate(args: Namespace, settings: Settings) -> int:
    """Writes simulated trips."""
    from sampai.generator import generate
    from sampai.trips import as_seen_at, content_hash, trips_csv

    try:
        simulation = generate(
            days=args.days,
            seed=settings.seed if args.seed is None else args.seed,
            start=args.start,
            trips_per_day=args.trips_per_day,
            scenarios=args.scenario,
        )
    except ValueError as error:
        raise SampaiError(str(error)) from error
    trips = simulation.trips
    if args.as_of is not None:
        trips = as_seen_at(trips, args.as_of)
    path = args.out or settings.trips_path
    write_file(path, trips_csv(trips))
    if args.truth is not None:
        write_file(args.truth, simulation.truth.to_csv(index=False, lineterminator="\n").encode())
    print(f"trips   {len(trips):,} in {path}")
    print(f"sha256  {content_hash(trips)}")
    return 0


# region check-command
def run_check(args: Namespace, settings: Settings) -> int:
    """Holds trips against the contract."""
    from sampai.contract import check
    from sampai.trips import read_trips

    path = args.trips or settings.trips_path
    verdict = check(read_trips(path))
    if args.report is not None:
        write_file(args.report, verdict.json().encode())
    if not verdict.accepted:
        return refuse(verdict, path)
    print(f"accepted  {verdict.trips:,} trips in {path}")
    return 0


def refuse(verdict: "Verdict", path: Path) -> int:
    """Says on stderr what a batch breaks."""
    print(verdict.report(), file=sys.stderr)
    print(f"sampai: {path} is refused", file=sys.stderr)
    return 0


# endregion check-command


# region train-command
def run_train(args: Namespace, settings: Settings) -> int:
    """Trains on all days but the last ones and saves the model; never on trips that are refused."""
    from sampai.contract import check
    from sampai.model import save, train
    from sampai.trips import read_trips, split_by_time

    path = args.trips or settings.trips_path
    trips = read_trips(path)
    verdict = check(trips)
    if not verdict.accepted:
        return refuse(verdict, path)
    past, _ = split_by_time(trips, settings.holdout_days)
    model = train(past, settings.seed)
    folder = args.model_dir or settings.model_dir
    repairable(lambda: save(model, folder))
    first, last = model.card.trained_from[:10], model.card.trained_until[:10]
    print(f"trained on {model.card.trained_trips:,} trips, {first} to {last}")
    print(f"saved in   {folder}")
    return 0


# endregion train-command


def run_evaluate(args: Namespace, settings: Settings) -> int:
    """Prints the errors of heuristic and model on the days after the training."""
    from sampai.evaluation import evaluate
    from sampai.model import load
    from sampai.trips import read_trips

    model = load(args.model_dir or settings.model_dir)
    result = evaluate(model, read_trips(args.trips or settings.trips_path))
    if args.json:
        print(json.dumps(asdict(result) | {"improvement": result.improvement}))
    else:
        print(f"hold-out   {result.trips:,} trips, {result.first} to {result.last}")
        print(f"heuristic  MAE {result.heuristic_mae:.2f} min")
        print(f"model      MAE {result.model_mae:.2f} min")
        print(f"better by  {result.improvement:.1%}")
    if result.improvement < settings.min_improvement:
        wanted = f"{settings.min_improvement:.0%}"
        print(f"sampai: the model must beat the heuristic by {wanted}", file=sys.stderr)
        return NOT_GOOD_ENOUGH
    return 0


def run_predict(args: Namespace, settings: Settings) -> int:
    """Writes minutes from booking to drop-off for each trip."""
    from sampai.model import load
    from sampai.trips import read_trips

    model = load(args.model_dir or settings.model_dir)
    trips = read_trips(args.trips or settings.trips_path)
    etas = zip(trips["trip_id"], model.predict(trips), strict=True)
    content = "trip_id,eta_min\n" + "".join(f"{trip_id},{eta:.1f}\n" for trip_id, eta in etas)
    if args.out is None:
        sys.stdout.write(content)
        return 0
    write_file(args.out, content.encode())
    print(f"etas    {len(trips):,} in {args.out}")
    return 0
