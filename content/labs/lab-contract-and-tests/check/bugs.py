"""Runs your tests on copies of the package with a planted bug, and says which test noticed.

    uv run --locked python check/bugs.py                 all of check/mutants/
    uv run --locked python check/bugs.py rmse-as-mae     one of them
"""

import sys
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from lab_report import Unmet
from sandbox import Sandbox
from suite_checks import SuiteChecks

FOLDER = Path(__file__).parent / "mutants"


def main():
    known = sorted(path.stem for path in FOLDER.glob("*.toml"))
    names = sys.argv[1:] or known
    if not set(names) <= set(known):
        print(f"There are: {', '.join(known)}", file=sys.stderr)
        return 2
    sandbox = Sandbox(Path.cwd())
    suite = SuiteChecks(sandbox)
    try:
        if suite.suite("plain").code != 0:
            print("Your tests must pass on your own package first.", file=sys.stderr)
            return 1
        with ThreadPoolExecutor(2) as pool:
            for name, test in zip(names, pool.map(lambda name: noticed_by(suite, name), names)):
                print(f"{name}  {'noticed by ' + test if test else 'not noticed'}", flush=True)
    except Unmet as unmet:
        print(unmet, file=sys.stderr)
        return 1
    finally:
        sandbox.remove()
    return 0


def noticed_by(suite, name):
    bug = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    done = suite.suite(name, bug["edits"])
    if done.code == 0:
        return None
    failed = [line.split()[1] for line in done.out.splitlines() if line.startswith(("FAILED ", "ERROR "))]
    return failed[0] if failed else "a run that did not end well"


if __name__ == "__main__":
    sys.exit(main())
