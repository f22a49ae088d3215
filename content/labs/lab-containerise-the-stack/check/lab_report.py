"""Runs requirements in order, prints one line for each, and writes the result file.

Standard library only, and old syntax only: this may be started by any Python, before the learner
has a project.
"""

import json
import sys
import traceback
from datetime import datetime, timezone
from pathlib import Path


class Unmet(Exception):
    """A requirement is not met; the message is the hint."""


class Requirement:
    """One thing the work must do."""

    def __init__(self, name, text, lesson, check, needs=()):
        self.name = name
        self.text = text
        self.lesson = lesson
        self.check = check
        self.needs = needs
        """Requirements without which this one cannot be looked at."""


def grade(lab, requirements, folder):
    """Checks all requirements and returns the exit code: 0 if all are met, 1 otherwise."""
    passed, failed = [], []
    for requirement in requirements:
        hint = hint_for(requirement, failed)
        print_line(requirement, hint)
        (passed if hint is None else failed).append(requirement.name)
    write_result(lab, passed, failed, folder)
    print(f"{len(passed)} passed, {len(failed)} failed")
    return 1 if failed else 0


def hint_for(requirement, failed):
    """Returns the hint, or None when the requirement is met."""
    blocking = [name for name in requirement.needs if name in failed]
    if blocking:
        return f"not looked at yet: first meet `{blocking[0]}`"
    try:
        requirement.check()
    except Unmet as unmet:
        return str(unmet)
    except Exception:
        # A defect of the grader must never look like a defect of the learner's work.
        last = traceback.format_exc().strip().splitlines()
        return "the grader itself stopped; please report this line: " + " / ".join(last[-3:])
    return None


def print_line(requirement, hint):
    print(f"{'PASS' if hint is None else 'FAIL'}  {requirement.name}  {requirement.text}")
    if hint is not None:
        first, *more = hint.strip().splitlines()
        print(f"      hint: {first} (lesson: {requirement.lesson})")
        for line in more:
            print(f"        {line}")
    sys.stdout.flush()


def write_result(lab, passed, failed, folder):
    result = {
        "format": "lab-result",
        "lab": lab,
        "passed": passed,
        "failed": failed,
        "at": datetime.now(timezone.utc).isoformat(timespec="seconds").replace("+00:00", "Z"),
    }
    target = Path(folder) / ".progress" / (lab + ".json")
    target.parent.mkdir(exist_ok=True)
    target.write_text(json.dumps(result, indent=2) + "\n", encoding="utf-8")
