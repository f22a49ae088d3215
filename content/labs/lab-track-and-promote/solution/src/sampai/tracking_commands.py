"""What `sampai sweep`, `promote`, `rollback`, `wandb-log` and `wandb-table` do.

Each returns its exit code. mlflow and wandb are imported inside: they take seconds.
"""

import sys
from argparse import Namespace
from datetime import UTC, datetime

from sampai.commands import NOT_GOOD_ENOUGH, refuse, write_file
from sampai.errors import TrackingError
from sampai.settings import Settings


# region sweep-command
def run_sweep(args: Namespace, settings: Settings) -> int:
    """Logs many trainings, then registers the best as challenger."""
    from sampai.contract import check
    from sampai.registry import register
    from sampai.sweep import best_of, draw, log_candidate
    from sampai.tracking import connected, log_training
    from sampai.trips import read_trips

    path = args.trips or settings.trips_path
    trips = read_trips(path)
    verdict = check(trips)
    if not verdict.accepted:
        return refuse(verdict, path)
    sweep = datetime.now(UTC).strftime("%Y%m%dT%H%M%S")
    with connected(settings):
        for params in draw(args.runs, settings.seed):
            log_training(trips, settings, params, sweep)
        best = best_of(sweep, settings)
        print(f"sweep      {sweep}, {args.runs} runs")
        print(f"best run   {best.run_id[:8]}, validation MAE {best.validation_mae:.2f} min")
        print(f"           {best.params}")
        version = register(log_candidate(trips, settings, best.params, sweep), settings)
        print(f"registered {settings.registered_model} version {version} as challenger")
    return 0


# endregion sweep-command


# region promote-command
def run_promote(args: Namespace, settings: Settings) -> int:
    """Makes the challenger champion, if it wins on the hold-out."""
    from sampai.registry import CHALLENGER, champion_version, compare, promote, version_of, was_rolled_back
    from sampai.tracking import connected
    from sampai.trips import read_trips

    trips = read_trips(args.trips or settings.trips_path)
    with connected(settings):
        candidate = args.version or version_of(CHALLENGER, settings)
        if candidate is None:
            raise TrackingError(f"{settings.registered_model} has no challenger: name one with --version")
        champion = champion_version(settings)
        if candidate == champion:
            raise TrackingError(f"version {candidate} is already champion")
        if was_rolled_back(candidate, settings):
            raise TrackingError(f"version {candidate} was rolled back: it does not come back by itself")
        result = compare(candidate, champion, trips, settings)
        print(f"hold-out   {result.trips:,} trips of {result.days} days")
        print(f"candidate  version {candidate}, MAE {result.candidate_mae:.3f} min")
        print(f"reference  {result.reference}, MAE {result.reference_mae:.3f} min")
        print(f"gain       {result.gain:+.2%}, better on {result.days_won} of {result.days} days")
        if promote(candidate, result, settings):
            print(f"champion   version {candidate}")
            return 0
        wanted = settings.min_improvement if champion is None else settings.promotion_margin
        print(f"sampai: refused: the gain must be at least {wanted:.1%}", file=sys.stderr)
        return NOT_GOOD_ENOUGH


# endregion promote-command


def run_rollback(args: Namespace, settings: Settings) -> int:
    """Gives the alias back to the previous champion."""
    from sampai.registry import rollback
    from sampai.tracking import connected

    with connected(settings):
        bad, good = rollback(settings)
    print(f"champion   version {good}, was {bad}")
    return 0


def run_wandb_log(args: Namespace, settings: Settings) -> int:
    """Logs today's training to a W&B run file in this folder."""
    from sampai.trips import read_trips
    from sampai.wandb_runs import log_offline

    path = log_offline(read_trips(args.trips or settings.trips_path), settings)
    print(f"run file  {path}")
    return 0


def run_wandb_table(args: Namespace, settings: Settings) -> int:
    """Writes the metrics of a W&B run file as a plain table."""
    from sampai.wandb_runs import newest_run_file, read_history

    path = args.run_file or newest_run_file()
    table = read_history(path)
    write_file(args.out, table.to_csv(index=False, lineterminator="\n").encode())
    print(f"table     {len(table):,} rows in {args.out}, from {path}")
    return 0
