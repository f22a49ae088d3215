"""Times: a moment is a moment, however it is written, and never a guess."""

from datetime import datetime, timedelta, timezone

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sampai.times import local_time

moments = st.datetimes(datetime(2026, 1, 1), datetime(2027, 1, 1)).map(lambda one: one.replace(microsecond=0))


@given(moment=moments, hours=st.integers(-11, 12))
def test_the_offset_in_which_a_moment_is_written_does_not_matter(moment: datetime, hours: int) -> None:
    known = moment.replace(tzinfo=timezone(timedelta(hours=8)))
    elsewhere = known.astimezone(timezone(timedelta(hours=hours)))

    local = local_time(pd.Series([elsewhere.isoformat()]))

    assert local.iloc[0].isoformat() == known.isoformat()


@given(before=st.lists(moments, max_size=3), naive=moments, after=st.lists(moments, max_size=3))
def test_one_time_without_offset_refuses_the_column(
    before: list[datetime], naive: datetime, after: list[datetime]
) -> None:
    texts = [f"{one.isoformat()}+08:00" for one in (*before, naive, *after)]
    texts[len(before)] = naive.isoformat()

    with pytest.raises(ValueError, match="does not say its offset"):
        local_time(pd.Series(texts))
