"""The command line: ``sampai generate | check | train | evaluate | predict | sweep | promote | …``.

Exit codes: 0 done, 1 something to repair (said on stderr), 2 wrong usage, 3 model not good enough,
4 trips refused by the contract.
"""

import sys
from collections.abc import Sequence

from sampai.commands import run_check, run_evaluate, run_generate, run_predict, run_train
from sampai.errors import SampaiError
from sampai.options import parser
from sampai.settings import read_settings
from sampai.tracking_commands import run_promote, run_rollback, run_sweep, run_wandb_log, run_wandb_table

COMMANDS = {
    "generate": run_generate,
    "check": run_check,
    "train": run_train,
    "evaluate": run_evaluate,
    "predict": run_predict,
    "sweep": run_sweep,
    "promote": run_promote,
    "rollback": run_rollback,
    "wandb-log": run_wandb_log,
    "wandb-table": run_wandb_table,
}


# region main
def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit code."""
    args = parser().parse_args(argv)
    try:
        return COMMANDS[args.command](args, read_settings())
    except SampaiError as error:
        print(f"sampai: {error}", file=sys.stderr)
        return 1


# endregion main
