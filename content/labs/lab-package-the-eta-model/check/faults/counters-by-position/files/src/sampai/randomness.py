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
    key = int.from_bytes(sha256(f"{seed}:{name}".encode()).digest()[:8], "big")
    z = np.uint64(key) + np.arange(len(counters), dtype=np.uint64) * np.uint64(0x9E3779B97F4A7C15)
    z = (z ^ (z >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    z = (z ^ (z >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    z = z ^ (z >> np.uint64(31))
    # The top 53 bits fill a float64 exactly; 2**-53 only moves the binary point.
    return (z >> np.uint64(11)).astype(np.float64) * 2.0**-53


# endregion uniforms
