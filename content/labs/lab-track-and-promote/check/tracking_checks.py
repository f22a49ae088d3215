"""One training at a real server: its run, its model, and what other machines saw of it."""

import re
from datetime import datetime

from lab_report import Unmet

TRIPS = ["--days", "28", "--trips-per-day", "150"]
METRICS = ("validation_mae", "training_mae", "heuristic_mae")


def worked(done, what):
    """Fails with what a command printed."""
    if done.get("failed"):
        raise Unmet(f"{what} stops:\n{last_lines(done['trace'])}")
    if "code" in done and done["code"] != 0:
        raise Unmet(f"{what} ends with {done['code']}:\n{last_lines(done['err'] + done['out'])}")
    return done


def last_lines(text, count=4):
    return "\n".join([line for line in text.splitlines() if line.strip()][-count:])


class TrackingChecks:
    def __init__(self, sandbox):
        self.box = sandbox
        self.run = {}
        """The one run of the first, short sweep."""
        self.model = {}

    def server_named(self):
        self.box.prepare()
        self.box.start_server()
        worked(
            self.box.ask("command", arguments=["generate", *TRIPS, "--out", "trips.csv"]), "`sampai generate`"
        )
        self.box.ask("configure", SAMPAI_TRIPS_PATH="trips.csv", SAMPAI_HOLDOUT_DAYS="7")
        done = self.box.ask("command", arguments=["sweep", "--runs", "1"])
        if done["code"] == 0 or "MLFLOW_TRACKING_URI" not in done["err"]:
            raise Unmet(
                "`sampai sweep` without MLFLOW_TRACKING_URI does not stop and name the variable: runs land in a file "
                "that nobody else reads"
            )
        self.box.ask("configure", MLFLOW_TRACKING_URI=self.box.wait_for_server())

    def one_run(self):
        worked(self.box.ask("command", arguments=["sweep", "--runs", "1"]), "`sampai sweep --runs 1`")
        found = worked(self.box.ask("runs"), "reading the runs back")["runs"]
        if found is None:
            raise Unmet("the server has no experiment `sampai-eta`: use settings.experiment")
        trainings = [run for run in found if "validation_mae" in run["metrics"]]
        if not trainings:
            raise Unmet("no run has the metric validation_mae: log it as in step 3")
        self.run = trainings[0]
        unfinished = [run for run in found if run["status"] != "FINISHED"]
        if unfinished:
            raise Unmet(
                f"after the sweep a run is still {unfinished[0]['status']}: nobody can tell it from one that goes on. "
                "`with mlflow.start_run():` ends it, whatever happens inside"
            )

    def tags(self):
        tags = self.run["tags"]
        if tags.get("git_sha") != self.box.commit:
            raise Unmet(
                f"the tag git_sha is {tags.get('git_sha', 'missing')!r}, the commit of the code is {self.box.commit[:12]}…: "
                "without it nobody can run that training again"
            )
        digest = tags.get("dataset_sha256", "")
        if not re.fullmatch(r"[0-9a-f]{64}", digest):
            raise Unmet(
                f"the tag dataset_sha256 is {digest or 'missing'!r}: content_hash(trips) names the trips of a run"
            )

    def numbers(self):
        wanted = ("learning_rate", "max_iter", "max_leaf_nodes", "min_samples_leaf", "seed")
        missing = [name for name in wanted if name not in self.run["params"]]
        missing += [name for name in METRICS if name not in self.run["metrics"]]
        if missing:
            raise Unmet(
                f"the run has no {', '.join(missing)}: log every parameter, and the three errors of step 3"
            )
        limits = worked(self.box.ask("boundaries"), "splitting the trips")
        if int(self.run["params"].get("trained_trips", -1)) != limits["fit"]:
            raise Unmet(
                f"the run learned from {self.run['params'].get('trained_trips')} trips, the days before the "
                f"validation days hold {limits['fit']}: a run is judged on days it has not seen"
            )
        if not self.run["models"]:
            raise Unmet(
                "no model belongs to the run: log_model must be called inside `with mlflow.start_run():`"
            )
        self.limits = limits

    def no_pickle(self):
        self.model = worked(
            self.box.ask("logged", model_id=self.run["models"][0]), "reading the logged model back"
        )
        for name, start in self.model["files"].items():
            if name.endswith((".pkl", ".pickle", ".joblib")) or (
                start[:2] == "80" and start[2:] in "02030405"
            ):
                raise Unmet(
                    f"the model holds {name}, a pickle: whoever loads it runs whatever is in it. Give log_model the "
                    "path of eta_pyfunc.py, not an object"
                )
        if not any(name.endswith("model.skops") for name in self.model["files"]):
            raise Unmet("the model holds no model.skops: pass the folder that `save` wrote as an artifact")

    def signature(self):
        if self.model["inputs"] is None:
            raise Unmet("the model has no signature: a request without rain_mm_1h would reach the regressor")
        kinds = {column["name"]: column.get("type") for column in self.model["inputs"] if "name" in column}
        leaked = {"duration_min", "label_available_at"} & set(kinds)
        if leaked:
            raise Unmet(f"the signature asks for {sorted(leaked)[0]}, which nobody knows at the booking")
        if kinds.get("request_ts") != "string":
            raise Unmet(
                f"the signature takes request_ts as {kinds.get('request_ts', 'nothing')}: it must be text with an offset"
            )
        if self.model["outputs"] is None or not self.model["example"]:
            raise Unmet("the model has no outputs in its signature, or no input example: see step 2")

    def served(self):
        answer = worked(
            self.box.ask("predict", uri=f"models:/{self.run['models'][0]}"), "loading the logged model"
        )
        if not answer["refused"]:
            raise Unmet(
                "bookings without rain_mm_1h get an estimate: the signature must require every column"
            )
        if answer["minutes"] != answer["utc"]:
            raise Unmet(
                "the same moment written in UTC gets another estimate: read request_ts with local_time, offset included"
            )
        self.until = answer["until"]

    def registered(self):
        pointers = worked(self.box.ask("aliases"), "reading the aliases")
        if "champion" in pointers:
            raise Unmet("`sampai sweep` moves champion: a sweep may only register a challenger")
        if pointers.get("challenger") != "1":
            raise Unmet("after the sweep no version has the alias challenger: register() must set it")
        answer = worked(self.box.ask("predict", uri="models:/sampai-eta@challenger"), "loading @challenger")
        last = datetime.fromisoformat(answer["until"])
        if last >= datetime.fromisoformat(self.limits["holdout"]):
            raise Unmet("the candidate has learned from the hold-out: nothing is left to judge it on")
        if last < datetime.fromisoformat(self.limits["validation"]):
            raise Unmet(
                "the candidate has not learned from the validation days: train it again on all days before the hold-out"
            )

    def loopback(self):
        called = self.box.called()
        if called:
            raise Unmet(
                f"something tried to reach {called[0]}: mlflow and wandb report to their makers unless they are told "
                "not to; src/sampai/__init__.py does, and W&B runs offline"
            )

    def sweep(self):
        done = worked(self.box.ask("command", arguments=["sweep"]), "`sampai sweep`")
        found = worked(self.box.ask("runs"), "reading the runs back")["runs"]
        name = found[-1]["tags"].get("candidate_of") or found[-1]["tags"].get("sweep")
        trainings = [run for run in found if run["tags"].get("sweep") == name and name]
        if len(trainings) < 20:
            raise Unmet(f"`sampai sweep` logs {len(trainings)} runs with one tag sweep, 20 are wanted")
        wanted = ("learning_rate", "max_leaf_nodes", "min_samples_leaf")
        kinds = {tuple(run["params"].get(key) for key in wanted) for run in trainings}
        if len(kinds) < 12:
            raise Unmet(f"the {len(trainings)} runs have only {len(kinds)} different sets of parameters")
        bare = [run for run in trainings if run["tags"].get("git_sha") != self.box.commit]
        if bare:
            raise Unmet(f"{len(bare)} of the {len(trainings)} runs do not name the commit in git_sha")
        best = min(trainings, key=lambda run: run["metrics"]["validation_mae"])
        chosen = {
            tuple(run["params"].get(key) for key in wanted)
            for run in found
            if run["tags"].get("candidate_of") == name
        }
        if chosen != {tuple(best["params"].get(key) for key in wanted)}:
            raise Unmet(
                "the candidate does not have the parameters of the best run: the smallest validation_mae wins, "
                f"that is {best['metrics']['validation_mae']:.3f}\n{last_lines(done['out'])}"
            )
