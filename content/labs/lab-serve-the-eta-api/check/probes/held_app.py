"""The learner's service around its own loader, which the grader can hold up and watch.

Files in HELD_FOLDER: `let-load` lets the model load; while `hold` exists a prediction waits;
`loads`, `entered` and `model-times` say what happened.
"""

import inspect
import os
import time
from pathlib import Path

from sampai.service.app import create_app

FOLDER = Path(os.environ["HELD_FOLDER"])
LONGEST_S = 120
original = inspect.signature(create_app).parameters["load_model"].default


def append(name, text):
    with (FOLDER / name).open("a", encoding="utf-8") as file:
        file.write(text + "\n")


def wait_while(holds):
    ended = time.monotonic() + LONGEST_S
    while holds() and time.monotonic() < ended:
        time.sleep(0.02)


class Held:
    """A model whose predictions can be held up. All else is the learner's model."""

    def __init__(self, model):
        self.inner = model

    def __getattr__(self, name):
        return getattr(self.inner, name)

    def predict(self, *arguments, **named):
        if (FOLDER / "hold").exists():
            append("entered", "predict")
            wait_while((FOLDER / "hold").exists)
        started = time.perf_counter()
        answer = self.inner.predict(*arguments, **named)
        append("model-times", repr(time.perf_counter() - started))
        return answer


def held_load(*arguments, **named):
    append("loads", "load")
    wait_while(lambda: not (FOLDER / "let-load").exists())
    return Held(original(*arguments, **named))


app = create_app(load_model=held_load)
