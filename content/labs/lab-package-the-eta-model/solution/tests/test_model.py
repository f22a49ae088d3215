import json
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from sampai.baseline import fit_heuristic
from sampai.errors import ModelError, TripsError
from sampai.evaluation import evaluate
from sampai.generator import Simulation
from sampai.model import CARD_FILE, MODEL_FILE, EtaModel, load, save, train

Parts = tuple[pd.DataFrame, pd.DataFrame]


def test_the_heuristic_is_distance_times_the_mean_pace_of_the_hour(simulation: Simulation) -> None:
    trips = simulation.trips[simulation.trips["hour"].isin([3, 8])]
    eight = trips[trips["hour"] == 8]
    pace = eight["duration_min"].sum() / eight["distance_km"].sum()

    heuristic = fit_heuristic(trips)

    assert heuristic.predict(eight.head(3)) == pytest.approx(eight["distance_km"].head(3) * pace)
    overall = trips["duration_min"].sum() / trips["distance_km"].sum()
    assert heuristic.minutes_per_km[12] == pytest.approx(overall)


def test_the_model_beats_the_heuristic_by_a_fifth_on_later_days(
    model: EtaModel, simulation: Simulation
) -> None:
    result = evaluate(model, simulation.trips)

    assert result.trips == 7 * 400
    assert result.improvement >= 0.20


def test_nothing_can_be_evaluated_on_the_days_of_the_training(
    model: EtaModel, past_and_holdout: Parts
) -> None:
    with pytest.raises(TripsError, match="no labelled trip is later than the training"):
        evaluate(model, past_and_holdout[0])


def test_the_same_trips_and_seed_give_the_same_predictions(model: EtaModel, past_and_holdout: Parts) -> None:
    past, holdout = past_and_holdout

    again = train(past, seed=7)
    other = train(past, seed=8)

    assert np.array_equal(again.predict(holdout), model.predict(holdout))
    assert not np.array_equal(other.predict(holdout), model.predict(holdout))


@pytest.mark.parametrize("column", ["distance_km", "rain_mm_1h"])
def test_more_distance_or_rain_never_makes_the_estimate_shorter(
    model: EtaModel, past_and_holdout: Parts, column: str
) -> None:
    trips = past_and_holdout[1].head(300)

    assert (model.predict(trips.assign(**{column: trips[column] + 5})) >= model.predict(trips)).all()


def test_a_saved_model_comes_back_with_its_card(
    model: EtaModel, past_and_holdout: Parts, tmp_path: Path
) -> None:
    save(model, tmp_path)

    again = load(tmp_path)

    assert again.card == model.card
    assert np.array_equal(again.predict(past_and_holdout[1]), model.predict(past_and_holdout[1]))


def test_there_is_no_pickle_in_the_folder(model: EtaModel, tmp_path: Path) -> None:
    save(model, tmp_path)

    assert sorted(path.name for path in tmp_path.iterdir()) == [CARD_FILE, MODEL_FILE]
    assert (tmp_path / MODEL_FILE).read_bytes().startswith(b"PK")


def test_a_missing_model_says_how_to_get_one(tmp_path: Path) -> None:
    with pytest.raises(ModelError, match="train one with `sampai train`"):
        load(tmp_path)


def test_a_changed_model_file_is_refused(model: EtaModel, tmp_path: Path) -> None:
    save(model, tmp_path)
    with (tmp_path / MODEL_FILE).open("ab") as file:
        file.write(b"x")

    with pytest.raises(ModelError, match=r"is not the file its metadata\.json describes"):
        load(tmp_path)


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"libraries": {"scikit-learn": "0.24.2"}}, "was trained with scikit-learn 0.24.2"),
        ({"features": ["distance_km"]}, "was trained on other features"),
        ({"unheard_of": 1}, r"does not fit"),
    ],
)
def test_a_model_that_does_not_fit_is_refused_with_the_reason(
    model: EtaModel, tmp_path: Path, change: dict[str, object], message: str
) -> None:
    save(model, tmp_path)
    card = json.loads((tmp_path / CARD_FILE).read_text(encoding="utf-8"))
    (tmp_path / CARD_FILE).write_text(json.dumps(card | change), encoding="utf-8")

    with pytest.raises(ModelError, match=message):
        load(tmp_path)


@pytest.mark.parametrize(("text", "message"), [("{", "is not JSON"), ("[]", "is not the file its")])
def test_a_card_that_is_no_card_is_refused(model: EtaModel, tmp_path: Path, text: str, message: str) -> None:
    save(model, tmp_path)
    (tmp_path / CARD_FILE).write_text(text, encoding="utf-8")

    with pytest.raises(ModelError, match=message):
        load(tmp_path)
