"""What differs between a laptop, CI and a server. Everything else is code."""

from pathlib import Path

# Copied from the notebook. Step 4 of the lab turns them into settings read from the environment.
TRIPS_PATH = Path("/home/aina/Desktop/sampai/trips_final2.csv")
MODEL_DIR = Path("/home/aina/Desktop/sampai")
SEED = 7
HOLDOUT_DAYS = 14
MIN_IMPROVEMENT = 0.20
