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

from sampai.errors import SampaiError
from sampai.settings import Settings

NOT_GOOD_ENOUGH = 3


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
