"""Scores a file of trips, with the model, the features and the rounding of the service."""

from argparse import Namespace

from sampai.commands import refuse, write_file
from sampai.settings import Settings


# region score
def run_score(args: Namespace, settings: Settings) -> int:
    """Writes the ETA and the model version for each trip of a file."""
    from sampai.contract import check
    from sampai.service.answers import rounded
    from sampai.service.serving import load_model
    from sampai.trips import read_trips

    path = args.trips or settings.trips_path
    trips = read_trips(path)
    verdict = check(trips)
    if not verdict.accepted:
        return refuse(verdict, path)
    trips["request_ts"] = trips["request_ts"].dt.tz_convert("UTC")
    model = load_model(args.model_uri)
    etas = zip(trips["trip_id"], model.predict(trips), strict=True)
    lines = [f"{trip_id},{rounded(eta):.1f},{model.version}" for trip_id, eta in etas]
    write_file(args.out, "\n".join(["trip_id,eta_min,model_version", *lines, ""]).encode())
    print(f"scored  {len(trips):,} in {args.out}")
    print(f"model   {model.version}")
    return 0


# endregion score
