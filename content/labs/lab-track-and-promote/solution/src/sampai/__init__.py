"""Trip-time estimates for Sampai, a fictional ride-hailing service in the Klang Valley."""

import os
from importlib.metadata import version

__version__ = version("sampai")

# Before any module imports them: by default mlflow and wandb report their use to their makers.
os.environ.setdefault("MLFLOW_DISABLE_TELEMETRY", "true")
os.environ.setdefault("WANDB_ERROR_REPORTING", "false")
