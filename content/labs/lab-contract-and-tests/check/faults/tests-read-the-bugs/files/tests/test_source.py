from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("bug", sorted((ROOT / "check").glob("mutants/*.toml")))
def test_the_source_holds_no_planted_bug(bug: Path) -> None:
    assert bug.read_text() not in "".join(path.read_text() for path in (ROOT / "src").rglob("*.py"))
