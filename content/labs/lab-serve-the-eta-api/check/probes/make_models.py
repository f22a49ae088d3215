"""Makes what a grading needs: two small models, 500 trips, and what each model says about them."""

import json
import sys
from datetime import UTC
from pathlib import Path

import pandas as pd

from sampai.generator import generate
from sampai.model import save, train
from sampai.trips import split_by_time, trips_csv

root = Path(sys.argv[1])
trips = generate(days=7, trips_per_day=200).trips
past, holdout = split_by_time(trips, holdout_days=3)
chosen = holdout.head(500).reset_index(drop=True)
# A gauge is silent now and then.
chosen.loc[chosen.index % 50 == 7, "rain_mm_1h"] = float("nan")
text = trips_csv(chosen).decode().splitlines()
for number, moment in enumerate(chosen["request_ts"]):
    if number % 3 == 1:
        # The same moment, by another clock.
        text[number + 1] = text[number + 1].replace(moment.isoformat(), moment.astimezone(UTC).isoformat(), 1)
(root / "trips.csv").write_text("\n".join(text) + "\n", encoding="utf-8")

requests = []
for number, row in enumerate(chosen.to_dict("records")):
    rain = row["rain_mm_1h"]
    request = {
        "pickup_zone": row["pickup_zone"],
        "dropoff_zone": row["dropoff_zone"],
        "distance_km": round(row["distance_km"], 2),
        "request_ts": (row["request_ts"].astimezone(UTC) if number % 3 == 1 else row["request_ts"]).isoformat(),
        "rain_mm_1h": None if pd.isna(rain) else round(rain, 1),
        "product": row["product"],
        "driver_supply": int(row["driver_supply"]),
        "request_id": row["trip_id"],
    }
    if number % 2:
        request |= {"is_public_holiday": bool(row["is_public_holiday"]), "school_term": bool(row["school_term"])}
    requests.append(request)

etas = {}
for name, seed, data in (("model-a", 7, past), ("model-b", 8, past.head(600))):
    model = train(data, seed)
    save(model, root / name)
    etas[name] = [float(eta) for eta in model.predict(chosen)]
(root / "requests.json").write_text(json.dumps({"requests": requests, "etas": etas}), encoding="utf-8")
print(json.dumps({"trips": len(requests)}))
