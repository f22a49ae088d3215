"""The run file of W&B, and the table made from it."""

import csv
import io
import time

from lab_report import Unmet
from tracking_checks import last_lines, worked

PATIENCE_S = 10


class WandbChecks:
    def __init__(self, sandbox, tracking):
        self.box = sandbox
        self.tracking = tracking

    def offline(self):
        done = self.box.ask("command", arguments=["wandb-log"])
        found = sorted(self.box.work.glob("wandb/offline-run-*/run-*.wandb"))
        if not found:
            raise Unmet(
                '`sampai wandb-log` leaves no run file in wandb/offline-run-…: ask for mode="offline" in wandb.init, '
                f"or it wants to reach its service\n{last_lines(done['err'], 2)}"
            )
        worked(done, "`sampai wandb-log`")
        # W&B writes from a process of its own.
        until = time.monotonic() + PATIENCE_S
        while b"validation_mae" not in found[-1].read_bytes() and time.monotonic() < until:
            time.sleep(0.2)
        if b"validation_mae" not in found[-1].read_bytes():
            raise Unmet("the run file holds no validation_mae: log it after each iteration")

    def table(self):
        worked(
            self.box.ask("command", arguments=["wandb-table", "--out", "wandb.csv"]), "`sampai wandb-table`"
        )
        rows = list(csv.DictReader(io.StringIO((self.box.work / "wandb.csv").read_text(encoding="utf-8"))))
        iterations = int(self.tracking.run["metrics"].get("iterations", 10))
        if len(rows) < min(iterations, 10) or "validation_mae" not in rows[0] or "step" not in rows[0]:
            names = ", ".join(rows[0]) if rows else "none"
            raise Unmet(
                f"the table has {len(rows)} rows and the columns {names}; one row for each iteration is wanted, with "
                "step and validation_mae"
            )
        last = float(rows[-1]["validation_mae"])
        logged = self.tracking.run["metrics"]["validation_mae"]
        if abs(last - logged) > 1e-6:
            raise Unmet(
                f"W&B's last validation_mae is {last:.4f}, MLflow's is {logged:.4f}: the same training must give the "
                "same number, so split, seed and metric must be the same"
            )
