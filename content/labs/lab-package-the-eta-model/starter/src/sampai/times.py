"""Reading times."""

import pandas as pd


def local_time(column: pd.Series) -> pd.Series:
    """Reads times as in the notebook: the first 19 characters, without the offset."""
    return pd.to_datetime(column.where(column != "", other=None).str[:19], format="%Y-%m-%dT%H:%M:%S")
