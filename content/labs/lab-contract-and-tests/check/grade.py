"""Grades your work on lab-contract-and-tests.

    uv run --locked python check/grade.py

It holds true and broken batches against your contract, runs your commands, then runs your tests: on
your package, and on eight copies of it with a planted bug. It takes about two minutes, changes
nothing in your folder but .progress/, and sends nothing anywhere.
"""

import sys
from pathlib import Path

from contract_checks import ContractChecks
from lab_report import Requirement, grade
from sandbox import Sandbox
from suite_checks import SuiteChecks

LAB = "lab-contract-and-tests"
CONTRACTS = "data-contracts"
TIME = "time-splits-and-training-serving-skew"
TESTING = "testing-ml-code"


def contract_requirements(contract):
    read = ("contract",)
    said = [
        ("contract", "check(trips) gives a verdict", CONTRACTS, contract.readable, ()),
        ("clean", "clean trips of any seed are accepted", CONTRACTS, contract.clean, read),
        ("unusual", "what is true but unusual is accepted", CONTRACTS, contract.unusual, read),
        ("unlabelled", "labels and a few gauges may be missing", CONTRACTS, contract.unlabelled, read),
        ("units", "metres for kilometres are refused", CONTRACTS, contract.units, read),
        ("silent", "too many silent gauges are refused", CONTRACTS, contract.silent, read),
        ("duplicates", "trips delivered twice are refused", CONTRACTS, contract.duplicates, read),
        ("new-zone", "a zone outside of the map is refused", CONTRACTS, contract.new_zone, read),
        ("clocks", "times of another clock are refused", TIME, contract.clocks, read),
        ("early-label", "a label before the arrival is refused", TIME, contract.early, read),
        ("swapped", "swapped columns are refused", CONTRACTS, contract.swapped, read),
        ("empty", "a batch without trips is refused", CONTRACTS, contract.empty, read),
        ("no-repair", "nothing is repaired in silence", CONTRACTS, contract.no_repair, read),
        ("all-findings", "every broken rule is reported", CONTRACTS, contract.all_findings, read),
        ("row-counts", "findings say how many rows", CONTRACTS, contract.row_counts, ("all-findings", "units")),
    ]
    whole = tuple(name for name, *_ in said)
    done = [
        ("command", "sampai check fails closed", CONTRACTS, contract.command, whole),
        ("train", "sampai train asks the contract", CONTRACTS, contract.train, (*whole, "command")),
        ("promise", "more rain or way never shortens an estimate", TESTING, contract.promise, whole),
    ]
    return [Requirement(*check) for check in (*said, *done)]


def suite_requirements(suite, before):
    """The tests are run last, once the rest holds."""
    passing = ("own-tests", "seeded", "tests-pass", "minute")
    steady = (*passing, "steady")
    checks = [
        ("own-tests", "your tests do not look into check/", TESTING, suite.own_tests, ()),
        ("seeded", "your tests draw nothing unseeded", TESTING, suite.seeded, ("own-tests",)),
        ("tests-pass", "your tests pass on your package", TESTING, suite.passes, (*before, "own-tests", "seeded")),
        ("minute", "your tests end within a minute", TESTING, suite.minute, ("tests-pass",)),
        ("property", "a property is tested on generated cases", TESTING, suite.properties, passing),
        ("steady", "the tests give one answer each time", TESTING, suite.again, (*passing, "property")),
        ("harmless", "a harmless rewrite passes", TESTING, suite.harmless, steady),
        ("mutants", "seven of eight planted bugs are noticed", TESTING, suite.mutants, (*steady, "harmless")),
    ]
    return [Requirement(*check) for check in checks]


def main():
    folder = Path.cwd()
    if not (folder / "check" / "grade.py").exists():
        print("Run this in the lab's folder, the one that holds check/ and src/.", file=sys.stderr)
        return 2
    sandbox = Sandbox(folder)
    requirements = contract_requirements(ContractChecks(sandbox))
    before = tuple(requirement.name for requirement in requirements)
    requirements += suite_requirements(SuiteChecks(sandbox), before)
    try:
        return grade(LAB, requirements, folder)
    finally:
        sandbox.remove()


if __name__ == "__main__":
    sys.exit(main())
