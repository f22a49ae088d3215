"""The same training in Weights & Biases without its service: a run file here, and the way out of it."""

import json
import struct
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import pandas as pd
import wandb
from wandb.proto import wandb_internal_pb2 as records

from sampai.errors import TrackingError
from sampai.evaluation import mean_absolute_error
from sampai.features import features
from sampai.model import Params, train
from sampai.settings import Settings
from sampai.tracking import METRIC, VALIDATION_DAYS, required_tags
from sampai.trips import LABEL, split_by_time

RUN_FILES = "wandb/offline-run-*/run-*.wandb"
# Checksum, length, kind of a piece.
PIECE = struct.Struct("<IHB")
BLOCK = 32_768
WHOLE, LAST = 1, 4


def newest_run_file() -> Path:
    """Returns the newest run file below wandb/.

    Raises:
        TrackingError: if there is none.
    """
    found = sorted(Path().glob(RUN_FILES))
    if not found:
        raise TrackingError("there is no W&B run file below wandb/: make one with `sampai wandb-log`")
    return found[-1]


# region records
def _records(path: Path) -> Iterator[bytes]:
    """Reads the LevelDB log that a run file is: a header, then blocks of pieces of records."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise TrackingError(f"cannot read {path}: {error.strerror}") from error
    if content[:4] != b":W&B":
        raise TrackingError(f"{path} is not a W&B run file")
    position, record = 7, b""
    while position + PIECE.size <= len(content):
        if BLOCK - position % BLOCK < PIECE.size:
            # No piece starts in the last bytes of a block.
            position += BLOCK - position % BLOCK
            continue
        _, length, kind = PIECE.unpack_from(content, position)
        start = position + PIECE.size
        record += content[start : start + length]
        position = start + length
        if kind in (WHOLE, LAST):
            yield record
            record = b""


# endregion records
