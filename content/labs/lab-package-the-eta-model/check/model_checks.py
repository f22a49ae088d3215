"""What the package learns from trips, and what it predicts."""

import json
from datetime import datetime, timedelta, timezone

from data_checks import TRIPS_PER_DAY, csv_text, rows_of
from lab_report import Unmet
from sandbox import explained

HOLDOUT_DAYS = 10
LEAST_IMPROVEMENT = 0.20


class ModelChecks:
    def __init__(self, sandbox, data):
        self.box = sandbox
        self.data = data
        self.etas = {}
        """Estimates for the hold-out by trip id, from the model trained on first.csv."""
        self.second_etas = None

    @property
    def rows(self):
        return self.data.rows

    def path(self, name):
        return self.box.work / name

    def settings(self):
        small = self.box.sampai("generate", "--days", "1", trips_path="from-setting.csv", seed=7)
        if not self.path("from-setting.csv").exists():
            raise Unmet(
                "SAMPAI_TRIPS_PATH is not read: `sampai generate` without --out must write there:\n"
                + small.last_lines(3)
            )
        self.train("first.csv", "model-a")
        result = self.box.sampai("evaluate", "--json", **self.where("first.csv", "model-a"))
        if result.code not in (0, 3):
            raise Unmet(explained(result, "`sampai evaluate --json` fails:"))
        try:
            self.evaluation = json.loads(result.out.strip().splitlines()[-1])
            judged = self.evaluation["trips"]
        except (ValueError, IndexError, KeyError, TypeError):
            raise Unmet(
                "`sampai evaluate --json` must print one JSON object with trips, heuristic_mae, model_mae"
            ) from None
        if judged != HOLDOUT_DAYS * TRIPS_PER_DAY:
            raise Unmet(
                f"SAMPAI_HOLDOUT_DAYS={HOLDOUT_DAYS} is not read: evaluate judged {judged} trips instead of "
                f"{HOLDOUT_DAYS * TRIPS_PER_DAY}"
            )

    def where(self, trips, model):
        return {"trips_path": trips, "model_dir": model, "holdout_days": HOLDOUT_DAYS, "seed": 7}

    def train(self, trips, model):
        done = self.box.sampai("train", **self.where(trips, model))
        if done.code != 0:
            raise Unmet(explained(done, "`sampai train` fails:"))
        if not self.path(model).is_dir():
            raise Unmet(
                f"SAMPAI_MODEL_DIR={model} is not read: train wrote no folder of that name. "
                "A constant in the code hides the setting"
            )

    def predicted(self, model, name, rows):
        """Minutes by trip id, as `sampai predict` printed them."""
        self.path(name).write_text(csv_text(rows), encoding="utf-8")
        done = self.box.sampai("predict", **self.where(name, model))
        if done.code != 0:
            raise Unmet(explained(done, f"`sampai predict` fails on {name}:"))
        try:
            return {row["trip_id"]: float(row["eta_min"]) for row in rows_of(done.out)}
        except (KeyError, TypeError, ValueError):
            raise Unmet("`sampai predict` must print a CSV with trip_id and eta_min:\n" + done.out[:200]) from None

    def holdout(self):
        return self.rows[-HOLDOUT_DAYS * TRIPS_PER_DAY :]

    def no_leak(self):
        blank = [{**row, "duration_min": "", "label_available_at": ""} for row in self.holdout()]
        filled = [{**row, "trip_id": row["trip_id"] + "-filled"} for row in self.holdout()]
        try:
            etas = self.predicted("model-a", "holdout.csv", blank + filled)
        except Unmet as unmet:
            raise Unmet(f"predict must work before the trip has ended, when the label is empty; {unmet}") from None
        self.etas = {row["trip_id"]: etas.get(row["trip_id"]) for row in blank}
        differing = [i for i, eta in self.etas.items() if eta is None or eta != etas.get(i + "-filled")]
        if differing:
            raise Unmet(
                f"the estimate of {differing[0]} changes when its label is filled in: a feature is made from "
                "duration_min or label_available_at, which nobody knows when the trip is booked"
            )

    def beats_heuristic(self):
        past = self.rows[: -HOLDOUT_DAYS * TRIPS_PER_DAY]
        minutes, km = [0.0] * 24, [0.0] * 24
        for row in past:
            minutes[int(row["hour"])] += float(row["duration_min"])
            km[int(row["hour"])] += float(row["distance_km"])
        actual = {row["trip_id"]: float(row["duration_min"]) for row in self.holdout()}
        guess = {
            row["trip_id"]: float(row["distance_km"]) * minutes[int(row["hour"])] / km[int(row["hour"])]
            for row in self.holdout()
        }
        self.heuristic_mae = mean_error(guess, actual)
        self.model_mae = mean_error(self.etas, actual)
        improvement = 1 - self.model_mae / self.heuristic_mae
        if improvement < LEAST_IMPROVEMENT:
            raise Unmet(
                f"on the last {HOLDOUT_DAYS} days the model is off by {self.model_mae:.2f} min, the heuristic "
                f"by {self.heuristic_mae:.2f}: {improvement:.0%} better, 20% is wanted. Are all features used?"
            )

    def evaluate(self):
        for name, expected in (("heuristic_mae", self.heuristic_mae), ("model_mae", self.model_mae)):
            told = self.evaluation.get(name)
            if not isinstance(told, float) or abs(told - expected) > 0.03:
                raise Unmet(
                    f"evaluate says {name} {told}, on the hold-out it is {expected:.2f}: judge only trips "
                    "after trained_until, with the heuristic learned from the trips before"
                )

    def same_model(self):
        if self.etas == self.etas_after_other_labels():
            return
        self.train("first.csv", "model-c")
        if self.etas != self.predicted("model-c", "holdout-c.csv", self.holdout()):
            raise Unmet(
                "training twice on one file gives two models: pass random_state=seed to the regressor "
                "and to everything that shuffles"
            )

    def holdout_untouched(self):
        if self.etas != self.etas_after_other_labels():
            raise Unmet(
                f"other labels in the last {HOLDOUT_DAYS} days change the model, so it learns from the days "
                f"it is judged on: train only on trips before {self.holdout()[0]['request_ts'][:10]}"
            )

    def etas_after_other_labels(self):
        """Estimates of a second training, on a file whose hold-out labels are all wrong."""
        if self.second_etas is None:
            held = {row["trip_id"] for row in self.holdout()}
            spoiled = [{**row, "duration_min": "90.0"} if row["trip_id"] in held else row for row in self.rows]
            self.path("spoiled.csv").write_text(csv_text(spoiled), encoding="utf-8")
            self.train("spoiled.csv", "model-b")
            self.second_etas = self.predicted("model-b", "holdout-b.csv", self.holdout())
        return self.second_etas

    def local_time(self):
        shifted = [{**row, "request_ts": in_utc(row["request_ts"])} for row in self.holdout()]
        try:
            etas = self.predicted("model-a", "utc.csv", shifted)
        except Unmet as unmet:
            raise Unmet(
                f"times written as 2026-08-03T00:15:00Z must be read as 08:15 local time; {unmet}"
            ) from None
        wrong = [i for i, eta in self.etas.items() if etas.get(i) != eta]
        if wrong:
            raise Unmet(
                f"{len(wrong)} of {len(self.etas)} estimates change when the same moments are written in "
                "UTC: keep the offset when you read request_ts, then convert to +08:00 before taking the hour"
            )

    def model_card(self):
        folder = self.path("model-a")
        for path in sorted(folder.rglob("*")):
            if path.is_file() and (
                path.read_bytes()[:1] == b"\x80" or path.suffix in (".pkl", ".pickle", ".joblib")
            ):
                raise Unmet(
                    f"{path.name} is a pickle: loading one runs whatever code is in it. Use skops.io.dumps"
                )
        cards = list(folder.glob("*.json"))
        if not cards:
            raise Unmet("the model folder does not say what the model was made from: write metadata.json")
        card = json.loads(cards[0].read_text(encoding="utf-8"))
        missing = [
            name for name in ("libraries", "features", "seed", "trained_until", "trips_sha256") if name not in card
        ]
        if missing or "scikit-learn" not in card.get("libraries", {}):
            raise Unmet(f"{cards[0].name} does not say {', '.join(missing) or 'which scikit-learn trained it'}")
        card["libraries"]["scikit-learn"] = "0.24.2"
        cards[0].write_text(json.dumps(card), encoding="utf-8")
        done = self.box.sampai("predict", **self.where("first.csv", "model-a"))
        if done.code == 0 and "scikit-learn" in done.err:
            raise Unmet("load refuses a model of another scikit-learn, but predict exits with 0: see exit-codes")
        if "scikit-learn" not in done.err:
            raise Unmet(
                "a model whose card names scikit-learn 0.24.2 is used without a word: load must compare the "
                "card with the installed version and refuse"
            )


def mean_error(guess, actual):
    return sum(abs(guess[trip] - minutes) for trip, minutes in actual.items()) / len(actual)


def in_utc(text):
    moment = datetime.strptime(text[:19], "%Y-%m-%dT%H:%M:%S") - timedelta(hours=8)
    return moment.replace(tzinfo=timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
