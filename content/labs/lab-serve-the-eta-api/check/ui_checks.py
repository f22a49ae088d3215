"""The front end, run headless against a stub of the API that tells a number nobody can guess."""

import ast
import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from bench import free_port, unmet
from lab_report import Unmet

MINUTES = 37.3
VERSION = "grader-17"
FORBIDDEN = ("sampai.model", "sampai.service", "skops", "mlflow", "sklearn", "joblib", "onnxruntime")


class Stub(BaseHTTPRequestHandler):
    """Answers every prediction alike, and notes what was asked."""

    seen = []

    def do_POST(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        Stub.seen.append((self.path, content))
        self.answer({"eta_min": MINUTES, "model_version": VERSION, "request_id": "stub"})

    def do_GET(self):
        self.answer({"status": "ready", "model_version": VERSION, "sampai": "stub"})

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


class UiChecks:
    def __init__(self, bench):
        self.bench = bench
        self.app = bench.project / "src" / "sampai" / "ui" / "app.py"
        self.up = None

    def no_model(self):
        if not self.app.exists():
            raise Unmet("there is no src/sampai/ui/app.py yet: write it as in step 8")
        for path in sorted(self.app.parent.glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                names = [one.name for one in node.names] if isinstance(node, ast.Import) else []
                if isinstance(node, ast.ImportFrom):
                    names = [f"{node.module}.{one.name}" for one in node.names]
                bad = [name for name in names if name.startswith(FORBIDDEN)]
                if bad:
                    raise Unmet(
                        f"ui/{path.name} imports {bad[0]}: a front end with its own model answers with another "
                        "version than the service. It calls the API and knows no model file"
                    )

    def calls_api(self):
        stub = ThreadingHTTPServer(("127.0.0.1", 0), Stub)
        threading.Thread(target=stub.serve_forever, daemon=True).start()
        try:
            self.up = self.driven(stub.server_address[1])
        finally:
            stub.shutdown()
            stub.server_close()
        if not any(path == "/predict" for path, _ in Stub.seen):
            raise Unmet("pressing the button does not POST to /predict at SAMPAI_API_URL")
        if f"{MINUTES}" not in self.text(self.up):
            raise Unmet(f"the API says {MINUTES} min, and the front end does not show it: {self.text(self.up)[:200]}")

    def driven(self, port):
        done, seen = self.bench.probe("drive_ui.py", self.app, SAMPAI_API_URL=f"http://127.0.0.1:{port}")
        if seen is None:
            unmet(done, "AppTest cannot run the front end:")
        if not seen["buttons"]:
            raise Unmet("the front end has no button: put the inputs into st.form with a form_submit_button")
        crashed = seen["before"]["exception"] + seen["after"]["exception"]
        if crashed:
            raise Unmet(f"the front end shows an exception instead of an answer: {crashed[0][:200]}")
        if seen["loaded"]:
            raise Unmet(f"the front end has loaded {seen['loaded'][0]}: it calls the API and knows no model file")
        return seen

    def shows_range(self):
        numbers = [float(text) for text in re.findall(r"\d+(?:\.\d+)?", self.text(self.up))]
        if not any(0.3 * MINUTES <= one < MINUTES - 1 for one in numbers) or not any(
            MINUTES + 1 < one <= 3 * MINUTES for one in numbers
        ):
            raise Unmet(
                f"the front end shows {MINUTES} min alone: add a range, one number below and one above, so that "
                "nobody takes an estimate for a promise"
            )

    def fallback(self):
        try:
            down = self.driven(free_port())
        except Unmet as unmet_hint:
            raise Unmet(f"with the API down: {unmet_hint}") from None
        after = down["after"]
        if not after["warning"] and not after["error"]:
            raise Unmet("with the API down the front end does not say so: use st.warning")
        if not re.search(r"\d", " ".join(after["metric"] + after["markdown"])):
            raise Unmet("with the API down there is no number at all: show what distance alone can say, as a rough guess")
        if VERSION in self.text(down):
            raise Unmet("with the API down the front end still names a model version")

    @staticmethod
    def text(seen):
        return " | ".join(text for texts in seen["after"].values() for text in texts)
