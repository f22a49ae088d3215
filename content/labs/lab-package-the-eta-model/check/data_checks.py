"""The trips that the package generates."""

import csv
import hashlib
import io

from lab_report import Unmet
from sandbox import explained
from static_checks import global_random_places

DAYS, TRIPS_PER_DAY = 60, 300
HEADER = (
    "trip_id,request_ts,pickup_zone,dropoff_zone,distance_km,hour,dow,is_public_holiday,school_term,"
    "rain_mm_1h,product,driver_supply,duration_min,label_available_at"
)
# SHA-256 of `sampai generate --days 60 --trips-per-day 300` with seed 7.
GOLDEN = "26eca939dc872b04f24f2ee2831c50d16c7bd36cc36229278beb4aad7ecb0157"


def rows_of(content):
    return list(csv.DictReader(io.StringIO(content)))


def csv_text(rows):
    out = io.StringIO()
    writer = csv.DictWriter(out, list(rows[0]), lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


class DataChecks:
    def __init__(self, sandbox, project):
        self.box = sandbox
        self.project = project
        self.rows = []
        """The trips of first.csv, once they are known to be the same each time."""
        self.sha256 = ""

    def same_bytes(self):
        size = ["--days", str(DAYS), "--trips-per-day", str(TRIPS_PER_DAY)]
        first = self.generated("first.csv", size, PYTHONHASHSEED="0", TZ="UTC")
        second = self.generated("second.csv", size, PYTHONHASHSEED="1", TZ="America/New_York")
        if first != second:
            places = global_random_places(self.project)
            because = f": {places[0]} draws from a state that every call changes" if places else ""
            raise Unmet(
                f"two runs with one seed give different trips{because}. "
                "Compute each number from seed, column and trip, as in step 3"
            )
        if b"\r" in first:
            raise Unmet("the trip file has Windows line ends here: write bytes, or open it with newline=''")
        header = first.split(b"\n", 1)[0].decode("utf-8", errors="replace")
        if header != HEADER:
            raise Unmet(f"the columns of the trip file have changed: {header[:200]}\nThey must be: {HEADER}")
        self.rows = rows_of(first.decode("utf-8"))
        self.sha256 = hashlib.sha256(first).hexdigest()

    def generated(self, name, options, **env):
        settings = dict(env)
        settings.setdefault("seed", 7)
        done = self.box.sampai("generate", *options, "--out", name, **settings)
        if done.code != 0:
            raise Unmet(explained(done, "`sampai generate` fails:"))
        if not (self.box.work / name).exists():
            raise Unmet("`sampai generate --out FILE` wrote no file:\n" + done.last_lines(3))
        return (self.box.work / name).read_bytes()

    def golden_bytes(self):
        if self.sha256 != GOLDEN:
            raise Unmet(
                f"your trips have SHA-256 {self.sha256[:12]}…, the course's have {GOLDEN[:12]}…: "
                'the stream is keyed by sha256(f"{seed}:{name}"), first 8 bytes, big-endian; compare step 3'
            )

    def streams(self):
        size = ["--days", "3", "--trips-per-day", "200"]
        storm = rows_of(self.generated("monsoon.csv", [*size, "--scenario", "monsoon"]).decode("utf-8"))
        known = {row["trip_id"]: row for row in self.rows}
        fixed = ("request_ts", "pickup_zone", "dropoff_zone", "distance_km", "product")
        for row in storm:
            twin = known.get(row["trip_id"])
            if twin is None or any(row[name] != twin[name] for name in fixed):
                raise Unmet(
                    "a shorter run with a monsoon changes who rides where: the random numbers of a column shift "
                    "when a day, a trip or a scenario is added. Use the counters, not the position in the array"
                )
        if all(row["rain_mm_1h"] == known[row["trip_id"]]["rain_mm_1h"] for row in storm):
            raise Unmet("`--scenario monsoon` brings no more rain than no scenario at all")
        other = rows_of(self.generated("other.csv", size, seed=8).decode("utf-8"))
        if [row["pickup_zone"] for row in other] == [row["pickup_zone"] for row in storm]:
            raise Unmet("SAMPAI_SEED=8 gives the trips of seed 7: the seed does not reach the random numbers")
