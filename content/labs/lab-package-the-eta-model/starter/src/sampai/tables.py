"""Weights and tables read with whole-array arithmetic that rounds the same everywhere."""

from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from sampai.randomness import Floats, Ints


def pick(weights: Sequence[int], chances: Floats) -> Ints:
    """Returns for each chance in [0, 1) an index, in proportion to whole-number weights."""
    steps = np.array(list(accumulate(weights)), dtype=np.float64)
    return np.searchsorted(steps, np.floor(chances * steps[-1]), side="right").astype(np.int64)


def along(table: Sequence[tuple[float, float]], values: Floats) -> Floats:
    """Reads a table of (x, y) points with straight lines between them; flat outside its ends.

    ``numpy.interp`` would do the same, but a compiler may fuse its multiply and add, which
    changes the last bit on some processors. Single array operations cannot be fused.
    """
    xs = np.array([x for x, _ in table], dtype=np.float64)
    ys = np.array([y for _, y in table], dtype=np.float64)
    inside = np.minimum(np.maximum(values, xs[0]), xs[-1])
    left = np.minimum(np.searchsorted(xs, inside, side="right") - 1, len(xs) - 2)
    share = (inside - xs[left]) / (xs[left + 1] - xs[left])
    return ys[left] + (ys[left + 1] - ys[left]) * share


def hundredths(values: Floats) -> Ints:
    """Rounds to whole hundredths, half to even."""
    return np.rint(values * 100.0).astype(np.int64)


def tenths(values: Floats) -> Ints:
    """Rounds to whole tenths, half to even."""
    return np.rint(values * 10.0).astype(np.int64)
