"""Sampai: when will this trip arrive?

Sampai is a fictional ride-hailing service. Its zones, trips and figures are invented.
"""

import os
from importlib.metadata import version

__version__ = version("sampai")

# Before anything imports them: by default mlflow and wandb report their use to their makers.
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
os.environ.setdefault("WANDB_ERROR_REPORTING", "false")
