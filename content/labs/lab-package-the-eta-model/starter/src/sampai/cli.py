"""The command line: ``sampai generate | train | evaluate | predict``."""

from collections.abc import Sequence

from sampai.commands import run_generate
from sampai.options import parser
from sampai.settings import read_settings


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    args = parser().parse_args(argv)
    try:
        if args.command != "generate":
            raise NotImplementedError(f"step 8: {args.command}")
        run_generate(args, read_settings())
    except Exception as error:
        print(error)
    return 0
