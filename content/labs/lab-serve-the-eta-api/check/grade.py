"""Grades your work on lab-serve-the-eta-api.

    uv run --locked python check/grade.py

It trains two small models in a temporary folder, starts your services on free ports of 127.0.0.1, asks
them, and ends them again. It prints one line for each requirement, takes about two minutes, changes
nothing in your folder but .progress/, and sends nothing anywhere.
"""

import re
import signal
import sys
from pathlib import Path
from xml.etree import ElementTree

from bench import Bench
from lab_report import Requirement, Unmet, grade
from registry_checks import RegistryChecks
from service_checks import ServiceChecks
from twin_checks import TwinChecks
from ui_checks import UiChecks

LAB = "lab-serve-the-eta-api"
SERVICE = "fastapi-prediction-service"
CONTRACT = "request-contracts-and-errors"
FLASK = "flask-and-wsgi-services"
LOAD = "latency-load-and-batching"
UI = "streamlit-demo-app"
PATTERNS = "serving-patterns"
REGISTRY = "registry-aliases-and-promotion"

STARTED = ("tools", "starts")
READY = (*STARTED, "readiness")
ANSWERED = (*READY, "loaded-once", "same-as-model")
FEWEST_TESTS = 5


def requirements_of(service, twin, ui, registry, tests):
    cheap = [
        ("tools", "the tools are there and a small model trains", SERVICE, service.tools, ()),
        ("starts", "the service is alive while its model loads", SERVICE, service.starts, ("tools",)),
        ("readiness", "ready is 503 until the model is loaded", SERVICE, service.readiness, STARTED),
        ("loaded-once", "the model is loaded once", SERVICE, service.loaded_once, READY),
        ("same-as-model", "the service says what the model says", CONTRACT, service.same_as_model, (*READY, "loaded-once")),
        ("event-loop", "liveness is answered while a prediction runs", SERVICE, service.event_loop, ANSWERED),
        ("optional", "optional fields may be left out", CONTRACT, service.optional_fields, ANSWERED),
        ("refusals", "impossible trips get 422, never 500", CONTRACT, service.refusals, ANSWERED),
        ("naive-time", "a time without offset is refused", CONTRACT, service.naive_time, ANSWERED),
        ("messages", "a 422 says what to change", CONTRACT, service.messages, ANSWERED),
        ("no-echo", "a 422 does not send personal data back", CONTRACT, service.no_echo, ANSWERED),
        ("log-line", "one log line a prediction, without personal data", CONTRACT, service.log_line, ANSWERED),
        ("version", "every model has its own version", SERVICE, service.version_told, ANSWERED),
        ("batch", "/predict/batch agrees with /predict", LOAD, service.batch, ANSWERED),
        ("no-model-in-ui", "the front end knows no model", UI, ui.no_model, ()),
    ]
    names = tuple(name for name, *_ in cheap[:-1])
    in_turn = [
        ("latency", "p95 stays near model and transport", LOAD, service.latency),
        ("graceful-stop", "SIGTERM loses no request in flight", SERVICE, service.graceful_stop),
        ("fuzz", "a fuzz test of the schema finds no 5xx", CONTRACT, service.fuzz),
        ("score", "sampai score agrees with the service", PATTERNS, twin.score),
        ("score-refuses", "sampai score refuses what the contract refuses", PATTERNS, twin.score_refuses),
        ("parity", "Flask and FastAPI agree on 500 trips", FLASK, twin.parity),
    ]
    # Each starts programs, so it waits until all before it hold.
    slow = [
        (*check, (*names, *(name for name, *_ in in_turn[:place]))) for place, check in enumerate(in_turn)
    ]
    slow += [
        ("ui-calls-api", "the front end shows what the API says", UI, ui.calls_api, ("no-model-in-ui",)),
        ("ui-range", "the front end shows a range", UI, ui.shows_range, ("no-model-in-ui", "ui-calls-api")),
        ("ui-fallback", "the front end survives an API that is down", UI, ui.fallback, ("no-model-in-ui", "ui-calls-api")),
    ]
    others = tuple(name for name, *_ in (*cheap, *slow))
    last = [
        ("champion", "the champion of a live registry is served", REGISTRY, registry.champion, others),
        ("tests", "your own tests of the service pass", SERVICE, tests, (*others, "champion")),
    ]
    return [Requirement(*check) for check in (*cheap, *slow, *last)]


def own_tests(bench):
    def check():
        files = [
            path
            for path in sorted((bench.project / "tests").rglob("test_*.py"))
            if re.search(r"sampai\.(service|ui)\b", path.read_text(encoding="utf-8"))
        ]
        if not files:
            raise Unmet("no test imports sampai.service: write tests of the service as in step 9")
        done, report = bench.tests(files)
        if done.code != 0:
            raise Unmet("your tests do not pass:\n" + done.last_lines(5))
        suite = ElementTree.parse(str(report)).getroot().find("testsuite")
        count = int(suite.get("tests")) - int(suite.get("skipped", "0"))
        if count < FEWEST_TESTS:
            raise Unmet(f"{count} tests of the service pass, {FEWEST_TESTS} are wanted")

    return check


def main():
    folder = Path.cwd()
    if not (folder / "check" / "grade.py").exists():
        print("Run this in the lab's folder, the one that holds check/ and src/.", file=sys.stderr)
        return 2
    # Whoever ends the grader ends its servers with it.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    bench = Bench(folder)
    service = ServiceChecks(bench)
    requirements = requirements_of(
        service, TwinChecks(bench, service), UiChecks(bench), RegistryChecks(bench, service), own_tests(bench)
    )
    try:
        return grade(LAB, requirements, folder)
    finally:
        bench.remove()


if __name__ == "__main__":
    sys.exit(main())
