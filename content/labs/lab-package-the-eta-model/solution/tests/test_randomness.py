import numpy as np
import pytest

from sampai.randomness import uniforms
from sampai.tables import along, pick


def test_a_stream_gives_the_numbers_it_always_gave() -> None:
    counters = np.array([0, 1, 2, 773_832_785_920], dtype=np.int64)

    numbers = uniforms(7, "pickup", counters)

    assert [number.hex() for number in numbers.tolist()] == [
        "0x1.b57c6eb5bf19ap-1",
        "0x1.a45cfee0fd293p-1",
        "0x1.b19554b1608cep-1",
        "0x1.b4960b198c295p-1",
    ]


def test_each_name_and_each_seed_is_a_stream_of_its_own() -> None:
    counters = np.arange(1_000, dtype=np.int64)
    streams = [uniforms(seed, name, counters) for seed in (7, 8) for name in ("rain", "pickup")]

    related = np.abs(np.corrcoef(streams) - np.eye(4)).max()

    assert related < 0.1


def test_numbers_are_spread_evenly_over_0_to_1() -> None:
    numbers = uniforms(7, "spread", np.arange(100_000, dtype=np.int64))

    counts = np.histogram(numbers, bins=10, range=(0.0, 1.0))[0]

    assert counts.sum() == 100_000
    assert np.abs(counts - 10_000).max() < 400


def test_pick_follows_the_weights_at_their_borders() -> None:
    chances = np.array([0.0, 0.2499, 0.25, 0.9999])

    assert pick((1, 3), chances).tolist() == [0, 0, 1, 1]


@pytest.mark.parametrize(("x", "y"), [(-5.0, 1.0), (0.0, 1.0), (5.0, 2.0), (10.0, 3.0), (99.0, 3.0)])
def test_a_table_is_straight_between_its_points_and_flat_outside(x: float, y: float) -> None:
    assert along([(0.0, 1.0), (10.0, 3.0)], np.array([x])).tolist() == [y]
