"""Reading times without losing what they mean."""

import pandas as pd

from sampai.world import KUALA_LUMPUR


# region local-time
def local_time(column: pd.Series) -> pd.Series:
    """Reads times with an offset as local times of Kuala Lumpur; an empty text becomes NaT.

    Raises:
        ValueError: if a time does not say its offset.
    """
    texts = column.where(column != "", other=None).str[:19]
    naive = pd.to_datetime(texts, format="%Y-%m-%dT%H:%M:%S")
    return naive.astype("datetime64[s]").dt.tz_localize(KUALA_LUMPUR)


# endregion local-time
