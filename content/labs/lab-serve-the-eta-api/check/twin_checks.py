"""What must agree with the service: the Flask twin and `sampai score`."""

import csv

from bench import unmet
from lab_report import Unmet
from service_checks import changed, impossible

WSGI = "sampai.service.flask_app:create_app()"


class TwinChecks:
    def __init__(self, bench, service):
        self.bench = bench
        self.service = service

    def score(self):
        out = self.bench.path("scored.csv")
        done = self.bench.python(
            *("-m", "sampai", "score", "--trips", self.bench.path("trips.csv"), "--out", out),
            SAMPAI_MODEL_URI=self.bench.path("model-a"),
        )
        if "invalid choice: 'score'" in done.err:
            raise Unmet("there is no `sampai score` yet: write it as in step 6")
        if done.code != 0 or not out.exists():
            unmet(done, f"`sampai score` ends with {done.code}:")
        with out.open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        if rows and list(rows[0]) != ["trip_id", "eta_min", "model_version"]:
            raise Unmet(f"`sampai score` must write trip_id,eta_min,model_version, not {','.join(rows[0])}")
        online = {one["request_id"]: one for one in self.service.batch_answers}
        if [row["trip_id"] for row in rows] != list(online):
            raise Unmet(f"`sampai score` wrote {len(rows)} rows for {len(online)} trips, or in another order")
        wrong = [row for row in rows if float(row["eta_min"]) != online[row["trip_id"]]["eta_min"]]
        if wrong:
            trip = wrong[0]["trip_id"]
            raise Unmet(
                f"{len(wrong)} of {len(rows)} trips get another ETA in the batch than online, first {trip}: "
                f"{wrong[0]['eta_min']} and {online[trip]['eta_min']}. Use the same features and rounding, "
                "sampai.features and one function that rounds"
            )
        if {row["model_version"] for row in rows} != {self.service.version}:
            raise Unmet(f"`sampai score` names other model versions than the service, which has {self.service.version}")

    def score_refuses(self):
        content = self.bench.path("trips.csv").read_text(encoding="utf-8").splitlines()
        spoiled = self.bench.path("spoiled.csv")
        row = dict(zip(content[0].split(","), content[1].split(","), strict=True)) | {"distance_km": "7500.00"}
        spoiled.write_text("\n".join([content[0], ",".join(row.values()), *content[2:]]) + "\n", encoding="utf-8")
        out = self.bench.path("refused.csv")
        done = self.bench.python(
            *("-m", "sampai", "score", "--trips", spoiled, "--out", out),
            SAMPAI_MODEL_URI=self.bench.path("model-a"),
        )
        if done.code != 4 or out.exists():
            raise Unmet(
                f"a file with a trip of 7,500 km ends with {done.code}: online such a trip is refused, so the batch "
                "holds the file to the contract of lab 2 and ends with 4"
            )

    def parity(self):
        self.bench.serve_registry()
        server = self.bench.serve(
            "twin",
            *("-m", "gunicorn", WSGI, "--bind", "127.0.0.1:{port}", "--workers", "1", "--no-control-socket"),
            SAMPAI_MODEL_URI=self.bench.path("model-a"),
        )
        if server.wait_for("/healthz/ready").status != 200:
            raise Unmet(f"gunicorn '{WSGI}' does not get ready:\n{server.last_lines(6)}")
        client = server.client()
        service = self.service.client
        differing = []
        for request, other in zip(self.service.requests, self.service.batch_answers):
            told = client.post("/predict", request).json
            if told != {name: other[name] for name in ("eta_min", "model_version", "request_id")}:
                differing.append((request["request_id"], other, told))
        if differing:
            trip, fastapi, flask = differing[0]
            raise Unmet(
                f"{len(differing)} of {len(self.service.requests)} trips get another answer from Flask than from "
                f"FastAPI, first {trip}: {flask} and {fastapi}. Let both call one function that predicts and rounds"
            )
        for what, change in impossible():
            body = changed(self.service.requests[0], change)
            flask, fastapi = client.post("/predict", body), service.post("/predict", body)
            if flask.status != fastapi.status:
                raise Unmet(f"{what} gives {fastapi.short()} from FastAPI and {flask.short()} from Flask")
        client.close()
        server.end()
