"""Reading times without losing what they mean."""

import pandas as pd

from sampai.world import KUALA_LUMPUR


# region local-time
def local_time(column: pd.Series) -> pd.Series:
    """Reads times with an offset as local times of Kuala Lumpur; an empty text becomes NaT.

    Raises:
        ValueError: if a time does not say its offset.
    """
    filled = column[column != ""]
    naive = ~filled.str.contains(r"(?:Z|[+-]\d\d:\d\d)$", regex=True)
    if naive.any():
        raise ValueError(f"{filled[naive].iloc[0]!r} does not say its offset; write +08:00")
    moments = pd.to_datetime(column.where(column != "", other=None), utc=True, format="ISO8601")
    return moments.astype("datetime64[s, UTC]").dt.tz_convert(KUALA_LUMPUR)


# endregion local-time
