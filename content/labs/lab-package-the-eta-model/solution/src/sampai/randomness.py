"""Random numbers that are the same on every machine, in every Python and NumPy version.

One stream per (seed, name). A number is a function of its stream and its counter alone, so
adding days, trips or scenarios never shifts the numbers of anything else. The generator is
SplitMix64 used as a counter-based hash: 64-bit integer arithmetic only.
"""

from collections.abc import Sequence
from hashlib import sha256
from itertools import accumulate

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


# region uniforms
def uniforms(seed: int, name: str, counters: Ints) -> Floats:
    """Returns one number in [0, 1) for each counter, from the stream ``name`` of ``seed``."""
    key = int.from_bytes(sha256(f"{seed}:{name}".encode()).digest()[:8], "big")
    z = np.uint64(key) + counters.astype(np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    # The top 53 bits fill a float64 exactly; 2**-53 only moves the binary point.
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


# endregion uniforms


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
