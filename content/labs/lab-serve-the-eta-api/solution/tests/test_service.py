import json
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from sampai.cli import main
from sampai.generator import generate
from sampai.model import EtaModel, save, train
from sampai.service.answers import prediction_log
from sampai.service.app import create_app
from sampai.service.flask_app import create_app as create_flask_app
from sampai.service.serving import ServedModel, load_model
from sampai.trips import trips_csv

TRIP = {
    "pickup_zone": "awantara",
    "dropoff_zone": "kelipuri",
    "distance_km": 7.5,
    "request_ts": "2026-08-03T08:15:00+08:00",
    "rain_mm_1h": 0.0,
    "product": "ride",
    "driver_supply": 12,
}


@pytest.fixture(scope="module")
def eta() -> EtaModel:
    return train(generate(days=3, trips_per_day=200).trips, seed=7)


@pytest.fixture(scope="module")
def client(eta: EtaModel) -> Iterator[TestClient]:
    loads = []

    def load() -> ServedModel:
        loads.append(1)
        return ServedModel(eta, "test-1")

    with TestClient(create_app(load)) as client:
        while client.get("/healthz/ready").status_code == 503:
            pass
        yield client
    assert len(loads) == 1


def test_not_ready_while_the_model_loads(eta: EtaModel) -> None:
    let_load = threading.Event()

    def load() -> ServedModel:
        let_load.wait(30)
        return ServedModel(eta, "slow")

    with TestClient(create_app(load)) as client:
        assert client.get("/healthz/live").status_code == 200
        assert client.get("/healthz/ready").status_code == 503
        assert client.post("/predict", json=TRIP).status_code == 503
        let_load.set()
        while client.get("/healthz/ready").status_code == 503:
            pass
        assert client.post("/predict", json=TRIP).json()["model_version"] == "slow"


@pytest.mark.parametrize(
    ("change", "field", "advice"),
    [
        ({"pickup_zone": "Awantara"}, "pickup_zone", "did you mean 'awantara'?"),
        ({"request_ts": "2026-08-03T08:15:00"}, "request_ts", "+08:00"),
        ({"request_ts": "0001-01-01T00:00:00+14:00"}, "request_ts", "2020 to 2099"),
        ({"distance_km": 7500}, "distance_km", "less than or equal to 60"),
        ({"distance_km": float("nan")}, "distance_km", "finite"),
        ({"driver_supply": "12"}, "driver_supply", "valid integer"),
    ],
)
def test_an_impossible_trip_is_refused_with_advice(
    client: TestClient, change: dict[str, object], field: str, advice: str
) -> None:
    reply = client.post(
        "/predict", content=json.dumps(TRIP | change), headers={"Content-Type": "application/json"}
    )

    assert reply.status_code == 422
    (found,) = reply.json()["detail"]
    assert found["loc"] == ["body", field]
    assert advice in found["msg"]


def test_a_body_that_is_not_called_json_is_refused_with_advice(client: TestClient) -> None:
    reply = client.post("/predict", content=json.dumps(TRIP))

    assert reply.status_code == 422
    assert "Content-Type: application/json" in reply.json()["detail"][0]["msg"]


def test_the_log_holds_what_the_model_saw_and_no_phone_number(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    prediction_log().addHandler(caplog.handler)
    client.post("/predict", json=TRIP | {"rider_phone": "+60 12-345 6789", "request_id": "r-1"})
    prediction_log().removeHandler(caplog.handler)

    line = json.loads(caplog.messages[-1])
    assert line["request_id"] == "r-1"
    assert line["model_version"] == "test-1"
    assert line["inputs"]["is_public_holiday"] is False
    assert "6789" not in caplog.text


def test_flask_and_fastapi_agree(client: TestClient, eta: EtaModel) -> None:
    twin = create_flask_app(lambda: ServedModel(eta, "test-1")).test_client()
    bodies = [TRIP | {"distance_km": km / 7, "request_id": f"r-{km}"} for km in range(1, 60)]
    bodies += [TRIP | {"product": "rides"}, {}, {"trips": []}]

    for body in bodies:
        ours, theirs = client.post("/predict", json=body), twin.post("/predict", json=body)
        assert (theirs.status_code, theirs.json) == (ours.status_code, ours.json())


def test_batch_and_score_agree_with_the_service(
    eta: EtaModel, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    trips = generate(days=1, trips_per_day=40).trips
    (tmp_path / "trips.csv").write_bytes(trips_csv(trips))
    save(eta, tmp_path / "eta")
    monkeypatch.setenv("SAMPAI_MODEL_URI", str(tmp_path / "eta"))

    assert main(["score", "--trips", str(tmp_path / "trips.csv"), "--out", str(tmp_path / "out.csv")]) == 0

    model = load_model()
    expected = [f"{round(float(eta), 1):.1f},{model.version}" for eta in model.predict(trips)]
    lines = (tmp_path / "out.csv").read_text(encoding="utf-8").splitlines()
    assert [line.partition(",")[2] for line in lines[1:]] == expected


def test_score_refuses_what_the_contract_refuses(tmp_path: Path) -> None:
    trips = generate(days=1, trips_per_day=40, scenarios=["unit_bug"]).trips
    (tmp_path / "trips.csv").write_bytes(trips_csv(trips))

    assert main(["score", "--trips", str(tmp_path / "trips.csv"), "--out", str(tmp_path / "out.csv")]) == 4
    assert not (tmp_path / "out.csv").exists()
