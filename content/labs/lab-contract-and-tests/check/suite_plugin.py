"""A pytest plugin of the grader: turns the order of the tests round, and writes down what they are."""

import json
import os


def pytest_collection_modifyitems(items):
    if os.environ.get("GRADER_ORDER") == "reversed":
        items.reverse()


def pytest_collection_finish(session):
    target = os.environ.get("GRADER_NOTES")
    if target:
        with open(target, "w", encoding="utf-8") as file:
            json.dump([note(item) for item in session.items], file)


def note(item):
    function = getattr(item, "obj", None)
    settings = getattr(function, "_hypothesis_internal_use_settings", None)
    return {
        "name": item.nodeid,
        "property": bool(getattr(function, "is_hypothesis_test", False)),
        "same_examples": bool(getattr(settings, "derandomize", False)),
    }
