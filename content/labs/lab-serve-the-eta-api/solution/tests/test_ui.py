from pathlib import Path

import httpx
import pytest
from streamlit.testing.v1 import AppTest

from sampai.ui import client
from sampai.ui.client import Estimate, Refusal, UiSettings, estimate

# A relative path would start at this file's folder, not at the working directory.
APP = Path(client.__file__).with_name("app.py")
TRIP = {"distance_km": 10.0}


def answering(monkeypatch: pytest.MonkeyPatch, status: int, body: object) -> None:
    def post(url: str, **_: object) -> httpx.Response:
        return httpx.Response(status, json=body, request=httpx.Request("POST", url))

    monkeypatch.setattr(httpx, "post", post)


def test_the_estimate_of_the_api_is_shown_with_a_range(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 200, {"eta_min": 30.0, "model_version": "3", "request_id": "r"})

    app = AppTest.from_file(APP, default_timeout=60).run()
    app.button[0].click().run()

    assert not app.exception
    assert app.metric[0].value == "30.0 min"
    assert "23 to 37 min" in app.markdown[-1].value
    assert "Model version 3" in app.caption[-1].value


def test_with_the_api_down_a_rough_guess_is_shown_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    # Nothing listens on port 9 of this machine.
    monkeypatch.setenv("SAMPAI_API_URL", "http://127.0.0.1:9")

    app = AppTest.from_file(APP, default_timeout=60).run()
    app.button[0].click().run()

    assert not app.exception
    assert "rough guess" in app.warning[0].value
    assert app.metric[0].value == "23.0 min"


def test_a_service_that_is_not_ready_gives_the_fallback(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 503, {"detail": "the model is not loaded yet"})

    found = estimate(TRIP, UiSettings())

    assert isinstance(found, Estimate)
    assert found.model_version is None


def test_a_refusal_is_told_and_not_replaced_by_a_guess(monkeypatch: pytest.MonkeyPatch) -> None:
    answering(monkeypatch, 422, {"detail": [{"loc": ["body", "distance_km"], "msg": "too far"}]})

    assert estimate(TRIP, UiSettings()) == Refusal(("distance_km: too far",))
