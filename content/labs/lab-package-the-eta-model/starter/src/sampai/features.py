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


def features(trips: pd.DataFrame) -> pd.DataFrame:
    """Returns one row of numbers for each trip; a zone or product nobody has seen becomes NaN.

    Hour and weekday come from ``request_ts``, which knows its offset: Kuala Lumpur at 08:00 is
    UTC at 00:00, and a model fed with the wrong one of the two is wrong in every rush hour.
    """
    raise NotImplementedError("step 5: turn trips into numbers")
