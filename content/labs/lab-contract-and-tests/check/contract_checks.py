"""What the contract accepts, what it refuses, and what it says about it."""

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lab_report import Unmet

HERE = Path(__file__).parent
MAKE_FILES = """
from pathlib import Path
from sampai.generator import generate
from sampai.trips import trips_csv
for name, scenarios in (("good.csv", []), ("bad.csv", ["unit_bug"])):
    batch = generate(days=21, trips_per_day=60, scenarios=scenarios)
    Path(name).write_bytes(trips_csv(batch.trips))
    print(int(batch.truth["unit_bug"].sum()))
"""
TRAIN_AND_WORSEN = """
from sampai.generator import generate
from sampai.model import train
from sampai.trips import split_by_time
past, rest = split_by_time(generate(days=28, trips_per_day=200).trips, holdout_days=14)
model = train(past, seed=7)
for column in ("rain_mm_1h", "distance_km"):
    worse = rest.assign(**{column: rest[column] + 0.5})
    print(column, int((model.predict(worse) < model.predict(rest) - 1e-9).sum()), len(rest))
"""


class ContractChecks:
    def __init__(self, sandbox):
        self.box = sandbox
        self.folder = None
        self.said = {}

    def readable(self):
        """Looks at everything once; the other requirements read the answers."""
        self.folder = self.box.copy("contract")
        done = self.box.python(self.folder, HERE / "contract_probe.py")
        try:
            self.said = json.loads(done.out.strip().splitlines()[-1])
        except (ValueError, IndexError):
            raise Unmet("sampai.contract cannot be used:\n" + done.last_lines(4)) from None
        first = self.said["clean 1"]
        if "error" in first and "'" in first["error"] and "attribute" in first["error"]:
            raise Unmet(f"check(trips) must return a Verdict as in the starter; {first['error']}")

    # What is true is accepted.

    def accepts(self, names, what, otherwise):
        for name in names:
            answer = self.said[name]
            if "error" in answer:
                raise Unmet(f"check stops on {what} instead of giving a verdict: {answer['error']}")
            if not answer["accepted"]:
                finding = (answer["report"].splitlines() or ["(no finding)"])[0]
                raise Unmet(f"check refuses {what}: {finding}\n{otherwise}")

    def clean(self):
        names = [name for name in self.said if name.startswith("clean ")]
        self.accepts(names, "clean trips", "These are the trips of lab 1 with other seeds; which limit is too tight?")

    def unusual(self):
        because = "This really happened. A limit from a dry week is no law: take it from what is possible."
        for scenario, what in (
            ("monsoon", "the monsoon"),
            ("holiday", "the holidays"),
            ("road_works", "the road works"),
            ("late_labels", "late labels"),
        ):
            self.accepts([name for name in self.said if name.startswith(scenario)], what, because)

    def unlabelled(self):
        self.accepts(["part"], "trips of which some have no label yet", "A label comes late: nullable=True.")
        self.accepts(["bookings"], "trips without label columns", "At booking there is no label: required=False.")
        self.accepts(
            ["few silent"], "a batch in which 4% of the rain is missing", "Up to 5% may be empty; above, refuse."
        )

    # What is broken is refused.

    def refuses(self, name, columns, what, way):
        answer = self.said[name]
        if "error" in answer:
            raise Unmet(
                f"check stops on {what} with {answer['error']}\n"
                "It must collect what it finds and return a Verdict: validate with lazy=True, catch SchemaErrors"
            )
        if answer["accepted"]:
            raise Unmet(f"check accepts {what}: {way}")
        named = [one for one in answer["findings"] if any(column in one["column"] for column in columns)]
        if not named:
            found = ", ".join(one["column"] for one in answer["findings"]) or "nothing"
            raise Unmet(f"check refuses {what}, but blames {found}; look at {' or '.join(columns)}")
        return named

    def units(self):
        self.refuses(
            "unit_bug", ["distance_km"], "a batch with metres in distance_km", "no trip of the city is 700 km long"
        )

    def silent(self):
        self.refuses(
            "sensor_outage", ["rain_mm_1h"], "a batch in which a third of the rain is missing", "5% is the most"
        )

    def duplicates(self):
        self.refuses("duplicate_events", ["trip_id"], "trips that were delivered twice", "trip_id is unique")

    def new_zone(self):
        self.refuses(
            "new_zone", ["pickup_zone", "dropoff_zone"], "a zone nobody has seen", "zones are those of world.ZONES"
        )

    def clocks(self):
        self.refuses(
            "clock",
            ["hour", "request_ts"],
            "a batch in which hour and request_ts disagree by eight hours",
            "compare the two columns with a rule over the whole frame",
        )
        self.refuses("naive", ["request_ts"], "times without an offset", "give request_ts a type with a time zone")

    def early(self):
        self.refuses(
            "early",
            ["label_available_at", "duration_min", "request_ts"],
            "labels that were known before the arrival",
            "label_available_at is never before request_ts plus duration_min",
        )

    def swapped(self):
        self.refuses(
            "swapped",
            ["duration_min", "distance_km"],
            "rows in which distance and duration are swapped",
            "each is in range; together they are too fast. Limit the speed",
        )

    def empty(self):
        self.refuses("empty", [""], "a batch without any trip", "every rule holds for no rows; ask for at least one")

    def no_repair(self):
        way = "coerce=True repairs it in silence, and makes True of the text '0'; check types, do not change them"
        self.refuses("text flags", ["is_public_holiday"], "flags that are texts", way)
        self.refuses("fractions", ["driver_supply"], "half drivers", way.replace("True of the text '0'", "12 of 12.5"))

    # What it says.

    def all_findings(self):
        answer = self.said["two"]
        self.refuses("two", ["rain_mm_1h"], "negative rain", "rain is 0 to 120 mm")
        columns = {one["column"] for one in answer["findings"]}
        if not any("product" in column for column in columns):
            raise Unmet(
                "a batch with negative rain and an unknown product is refused for the rain alone: whoever mends it "
                "meets the second defect tomorrow. Collect all findings with lazy=True"
            )

    def row_counts(self):
        for name, column in (
            ("two", "rain_mm_1h"),
            ("unit_bug", "distance_km"),
            ("duplicate_events", "trip_id"),
            ("new_zone", "pickup_zone"),
            ("early", "label_available_at"),
        ):
            broken = self.said[name]["broken"]
            rows = [one["rows"] for one in self.said[name]["findings"] if column in one["column"]]
            right = {broken, 2 * broken} if name == "duplicate_events" else {broken}
            if rows and not right & set(rows):
                raise Unmet(
                    f"{broken} rows break the rule of {column}, the finding says {rows[0]}: count the different "
                    "values of index in the failure cases, one rule over the frame has a case for each cell"
                )
        report = self.said["unit_bug"]["report"].replace(",", "")
        if "distance_km" not in report or str(self.said["unit_bug"]["broken"]) not in report:
            raise Unmet("report() must say the column and how many rows break its rule, one finding a line")

    # The commands.

    def command(self):
        self.metres = self.files()
        if "check" not in self.sampai("--help").out:
            raise Unmet("`sampai --help` does not list check: add it to options.py, cli.py and commands.py")
        good, bad = self.both(
            ["check", "--trips", "good.csv"], ["check", "--trips", "bad.csv", "--report", "verdict.json"]
        )
        if good.code != 0:
            raise Unmet(f"`sampai check` ends with {good.code} on clean trips:\n" + good.last_lines(3))
        if "Traceback" in bad.err:
            raise Unmet("`sampai check` ends in a traceback on a bad batch:\n" + bad.last_lines(2))
        if bad.code == 0:
            raise Unmet("`sampai check` prints what is wrong and exits with 0, so the night job goes on: return 4")
        if bad.code != 4:
            raise Unmet(f"`sampai check` ends with {bad.code} on a refused batch; 4 is the agreed code")
        if "distance_km" not in bad.err or str(self.metres) not in bad.err.replace(",", ""):
            raise Unmet("stderr must name distance_km and its number of rows:\n" + bad.last_lines(3))
        self.check_json()

    def check_json(self):
        path = self.folder / "verdict.json"
        try:
            verdict = json.loads(path.read_text(encoding="utf-8"))
            fits = verdict["accepted"] is False and all(
                {"column", "rule", "rows"} <= set(one) for one in verdict["findings"]
            )
        except (OSError, ValueError, KeyError, TypeError):
            fits = False
        if not fits or not verdict["findings"]:
            raise Unmet("--report FILE must write Verdict.json(): accepted, and findings with column, rule, rows")

    def train(self):
        good, bad = self.both(
            ["train", "--trips", "good.csv", "--model-dir", "model"],
            ["train", "--trips", "bad.csv", "--model-dir", "bad-model"],
        )
        if bad.code == 0 or (self.folder / "bad-model").exists():
            raise Unmet(
                "`sampai train` learns from a batch that `sampai check` refuses: ask the contract in run_train, "
                "before the split, and return 4"
            )
        if bad.code != 4 or "Traceback" in bad.err:
            raise Unmet(f"`sampai train` must say why it refuses and end with 4:\n{bad.last_lines(2)}")
        if good.code != 0:
            raise Unmet("`sampai train` refuses clean trips too:\n" + good.last_lines(3))

    def files(self):
        made = self.box.python(self.folder, "-c", MAKE_FILES)
        if made.code != 0:
            raise Unmet("no trips can be generated:\n" + made.last_lines(3))
        return int(made.out.split()[-1])

    def sampai(self, *arguments):
        return self.box.python(self.folder, "-m", "sampai", *arguments, SAMPAI_HOLDOUT_DAYS="7")

    def both(self, *commands):
        with ThreadPoolExecutor(2) as pool:
            return list(pool.map(lambda command: self.sampai(*command), commands))

    def promise(self):
        done = self.box.python(self.folder, "-c", TRAIN_AND_WORSEN)
        if done.code != 0:
            raise Unmet("the model cannot be trained:\n" + done.last_lines(3))
        for line in done.out.strip().splitlines():
            column, shortened, of = line.split()
            if int(shortened):
                raise Unmet(
                    f"half a unit more of {column} shortens {shortened} of {of} estimates: monotonic_cst is set, "
                    "but this loss moves the leaves afterwards. Choose a loss that does not"
                )
