"""The ETA over HTTP, as it was shown to the operations team on Thursday."""

from datetime import datetime
from pathlib import Path

import pandas as pd
from fastapi import FastAPI
from pydantic import BaseModel, ConfigDict

from sampai.model import load
from sampai.world import ZONES

CODES = {zone.name: code for code, zone in enumerate(ZONES)}

app = FastAPI()


class Trip(BaseModel):
    model_config = ConfigDict(extra="allow")

    pickup_zone: str
    dropoff_zone: str
    distance_km: float
    request_ts: datetime
    rain_mm_1h: float = 0
    product: str = "ride"
    driver_supply: int = 10


@app.get("/healthz/ready")
async def ready():
    return {"status": "ok"}


@app.post("/predict")
async def predict(trip: Trip):
    model = load(Path("models/eta"))
    row = trip.model_dump() | {"is_public_holiday": False, "school_term": True}
    print("trip", CODES[trip.pickup_zone], CODES[trip.dropoff_zone], row, flush=True)
    eta = model.predict(pd.DataFrame([row]))[0]
    return {"eta_min": int(eta), "model_version": "1.0"}
