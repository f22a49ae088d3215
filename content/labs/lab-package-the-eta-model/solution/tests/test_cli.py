import json
import subprocess
import sys
from pathlib import Path

import pytest

from sampai.cli import main

SMALL = ["--days", "28", "--trips-per-day", "200"]


@pytest.fixture
def workspace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_generate_train_evaluate_predict(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["generate", *SMALL]) == 0
    assert main(["train"]) == 0
    assert main(["evaluate"]) == 0
    assert main(["predict", "--out", "etas.csv"]) == 0

    printed = capsys.readouterr()
    assert "trips   5,600 in " in printed.out
    assert "trained on 2,800 trips, 2026-08-03 to 2026-08-16" in printed.out
    assert "hold-out   2,800 trips, 2026-08-17 to 2026-08-30" in printed.out
    assert printed.err == ""
    lines = (workspace / "etas.csv").read_text(encoding="utf-8").splitlines()
    assert lines[0] == "trip_id,eta_min"
    assert len(lines) == 5_601


def test_settings_come_from_the_environment(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMPAI_TRIPS_PATH", "elsewhere/trips.csv")
    monkeypatch.setenv("SAMPAI_MODEL_DIR", "elsewhere/model")
    monkeypatch.setenv("SAMPAI_HOLDOUT_DAYS", "7")

    assert main(["generate", *SMALL]) == 0
    assert main(["train"]) == 0
    assert main(["evaluate", "--json"]) == 0

    assert (workspace / "elsewhere/model/model.skops").exists()
    assert json.loads(capsys.readouterr().out.splitlines()[-1])["trips"] == 7 * 200


def test_a_model_that_is_not_good_enough_exits_with_3(
    workspace: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SAMPAI_MIN_IMPROVEMENT", "0.9")
    main(["generate", *SMALL])
    main(["train"])

    assert main(["evaluate"]) == 3
    assert "must beat the heuristic by 90%" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "message"),
    [
        (["train"], "sampai: cannot read data"),
        (["evaluate"], "train one with `sampai train`"),
        (["predict", "--model-dir", "nowhere"], "there is no model in nowhere"),
        (["generate", "--days", "0"], "sampai: days must be at least 1, not 0"),
    ],
)
def test_what_can_be_repaired_exits_with_1_and_one_line(
    workspace: Path, capsys: pytest.CaptureFixture[str], command: list[str], message: str
) -> None:
    assert main(command) == 1

    printed = capsys.readouterr()
    assert printed.out == ""
    assert message in printed.err
    assert printed.err.count("\n") == 1


def test_a_file_where_a_folder_should_be_is_named(
    workspace: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (workspace / "data").write_text("", encoding="utf-8")

    assert main(["generate", "--days", "1"]) == 1
    assert "sampai: cannot write " in capsys.readouterr().err


@pytest.mark.parametrize(
    ("variable", "value", "message"),
    [
        ("SAMPAI_SEED", "abc", "SAMPAI_SEED=abc: "),
        ("SAMPAI_HOLDOUT_DAYS", "0", "SAMPAI_HOLDOUT_DAYS=0: "),
    ],
)
def test_a_wrong_setting_is_named(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    message: str,
) -> None:
    monkeypatch.setenv(variable, value)

    assert main(["train"]) == 1
    assert message in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "message"),
    [
        ([], "the following arguments are required: COMMAND"),
        (["generate", "--scenario", "monsun"], "there is no scenario 'monsun'"),
        (["generate", "--start", "3/8/2026"], "'3/8/2026' is not a day; write 2026-08-03"),
        (["generate", "--as-of", "2026-09-20"], "'2026-09-20' is not a moment with an offset"),
    ],
)
def test_wrong_usage_exits_with_2(
    capsys: pytest.CaptureFixture[str], command: list[str], message: str
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(command)

    assert stopped.value.code == 2
    assert message in capsys.readouterr().err


def test_what_was_not_known_yet_is_left_out(workspace: Path, capsys: pytest.CaptureFixture[str]) -> None:
    moment = "2026-08-05T00:00:00+08:00"

    assert main(["generate", *SMALL, "--scenario", "late_labels", "--as-of", moment, "--truth", "t.csv"]) == 0

    lines = (workspace / "data/trips.csv").read_text(encoding="utf-8").splitlines()
    assert len(lines) == 1 + 2 * 200
    assert 0.3 < sum(line.endswith(",,") for line in lines) / 400 < 0.6
    assert len((workspace / "t.csv").read_text(encoding="utf-8").splitlines()) == 1 + 28 * 200


def test_the_installed_command_passes_the_exit_code_on(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "sampai", "predict"], cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 1
    assert "Traceback" not in done.stderr
