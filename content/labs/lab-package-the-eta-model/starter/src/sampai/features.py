"""The one place that turns trips into numbers, for training and for predicting."""

import pandas as pd

from sampai.world import PRODUCTS, ZONES

FEATURES: tuple[str, ...] = (
    "distance_km",
    "hour",
    "dow",
    "is_public_holiday",
    "school_term",
    "rain_mm_1h",
    "product",
    "driver_supply",
    "pickup_zone",
    "dropoff_zone",
)
ZONE_CODES = {zone.name: float(code) for code, zone in enumerate(ZONES)}
PRODUCT_CODES = {name: float(code) for code, name in enumerate(PRODUCTS)}
