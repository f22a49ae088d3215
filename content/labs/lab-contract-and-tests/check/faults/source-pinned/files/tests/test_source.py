import inspect

from sampai import evaluation


def test_the_error_is_computed_as_reviewed() -> None:
    assert "np.mean(np.abs(predicted - actual))" in inspect.getsource(evaluation)
