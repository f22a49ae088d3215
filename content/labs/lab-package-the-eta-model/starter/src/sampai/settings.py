"""Where files lie and which numbers were chosen. Copied from the notebook."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Settings:
    trips_path: Path = Path("/home/aina/Desktop/sampai/trips_final2.csv")
    model_dir: Path = Path("/home/aina/Desktop/sampai")
    seed: int = 7
    holdout_days: int = 14
    min_improvement: float = 0.20


def read_settings() -> Settings:
    return Settings()
