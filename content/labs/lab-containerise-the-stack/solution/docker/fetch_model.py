"""Puts the champion of the registry into a folder, for a service that knows no registry.

    python fetch_model.py models:/sampai-eta@champion /models/eta
"""

import shutil
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from mlflow import MlflowClient
from mlflow.artifacts import download_artifacts
from mlflow.exceptions import MlflowException

FILES = ("model.skops", "metadata.json")


def main(uri: str, target: Path) -> int:
    """Returns 0 once the files are there, 1 when the registry has none."""
    name, _, alias = uri.removeprefix("models:/").partition("@")
    try:
        version = MlflowClient().get_model_version_by_alias(name, alias).version
    except MlflowException as error:
        print(f"fetch_model: {uri}: {str(error).splitlines()[0]}", file=sys.stderr)
        return 1
    with TemporaryDirectory() as temporary:
        root = Path(download_artifacts(f"models:/{name}/{version}", dst_path=temporary))
        target.mkdir(parents=True, exist_ok=True)
        for file in FILES:
            shutil.copyfile(next(root.rglob(file)), target / file)
    print(f"fetched {name} version {version} to {target}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
