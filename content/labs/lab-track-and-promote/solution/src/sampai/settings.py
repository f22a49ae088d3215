"""What differs between a laptop, CI and a server. Everything else is code."""

from pathlib import Path

from pydantic import Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from sampai.errors import SampaiError


# region settings
class Settings(BaseSettings):
    """Read from environment variables: ``SAMPAI_TRIPS_PATH``, ``SAMPAI_SEED`` and so on."""

    model_config = SettingsConfigDict(env_prefix="SAMPAI_", frozen=True)

    trips_path: Path = Path("data/trips.csv")
    """Relative paths start at the working directory."""
    model_dir: Path = Path("models/eta")
    seed: int = 7
    holdout_days: int = Field(default=14, ge=1)
    min_improvement: float = Field(default=0.20, ge=0, lt=1)
    """Smallest share of the heuristic's error the model must remove; 0.2 is 20 %."""

    experiment: str = "sampai-eta"
    registered_model: str = "sampai-eta"
    promotion_margin: float = Field(default=0.01, ge=0, lt=1)
    """Smallest share of the champion's error that a new champion must remove; 0.01 is 1 %."""


# endregion settings


def read_settings() -> Settings:
    """Reads the environment.

    Raises:
        SampaiError: naming each variable that does not fit.
    """
    try:
        return Settings()
    except ValidationError as error:
        wrong = "; ".join(
            f"SAMPAI_{str(problem['loc'][0]).upper()}={problem['input']}: {problem['msg']}"
            for problem in error.errors()
        )
        raise SampaiError(wrong) from error
