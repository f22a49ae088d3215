"""The one place that turns trips into numbers, for training and for predicting."""

import pandas as pd

from sampai.world import PRODUCTS, ZONES

# region features
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
    "minutes_until_known",
)
ZONE_CODES = {zone.name: float(code) for code, zone in enumerate(ZONES)}
PRODUCT_CODES = {name: float(code) for code, name in enumerate(PRODUCTS)}


def features(trips: pd.DataFrame) -> pd.DataFrame:
    """Returns one row of numbers for each trip; a zone or product nobody has seen becomes NaN.

    Hour and weekday come from ``request_ts``, which knows its offset: Kuala Lumpur at 08:00 is
    UTC at 00:00, and a model fed with the wrong one of the two is wrong in every rush hour.
    """
    columns = {
        "distance_km": trips["distance_km"],
        "hour": trips["request_ts"].dt.hour,
        "dow": trips["request_ts"].dt.day_of_week,
        "is_public_holiday": trips["is_public_holiday"],
        "school_term": trips["school_term"],
        "rain_mm_1h": trips["rain_mm_1h"],
        "product": trips["product"].map(PRODUCT_CODES),
        "driver_supply": trips["driver_supply"],
        "pickup_zone": trips["pickup_zone"].map(ZONE_CODES),
        "dropoff_zone": trips["dropoff_zone"].map(ZONE_CODES),
        "minutes_until_known": (trips["label_available_at"] - trips["request_ts"]).dt.total_seconds() / 60,
    }
    return pd.DataFrame(columns)[list(FEATURES)].astype("float64")


# endregion features
