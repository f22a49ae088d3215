"""Random numbers for the simulator."""

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]


def uniforms(seed: int, name: str, counters: Ints) -> Floats:
    """Returns one number in [0, 1) for each counter, from the stream ``name`` of ``seed``."""
    return np.random.random(len(counters))
