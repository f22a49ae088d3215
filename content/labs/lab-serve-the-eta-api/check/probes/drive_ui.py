"""Runs the front end headless and says what it showed. Arguments: the app, and how often to press."""

import json
import sys

from streamlit.testing.v1 import AppTest

app = AppTest.from_file(sys.argv[1], default_timeout=120).run()
kinds = ("title", "markdown", "metric", "warning", "error", "info", "success", "caption", "text", "exception")


def shown():
    texts = {}
    for kind in kinds:
        found = []
        for element in getattr(app, kind):
            found.append(" ".join(str(getattr(element, part, "") or "") for part in ("label", "value", "delta", "message")))
        texts[kind] = found
    return texts


before = shown()
buttons = len(app.button)
if buttons and not before["exception"]:
    app.button[0].click().run()
loaded = sorted(name for name in sys.modules if name in ("sampai.model", "skops", "mlflow", "sklearn", "onnxruntime", "joblib"))
print(json.dumps({"before": before, "after": shown(), "buttons": buttons, "loaded": loaded}))
