#!/usr/bin/env python3
"""Fails when a test run proves less than it seems to: no test ran, one failed, or PostgreSQL was left out.

usage: results.py --all|--some LOG XML…

A runner that was given a filter matching nothing exits 0 with no tests, and a suite that is skipped for want of a
database counts as passed: so the written results are read, and not only the exit status.
"""

import re
import sys
import xml.etree.ElementTree as ElementTree

POSTGRES = re.compile("postgres", re.IGNORECASE)
# The runner writes a line like this for each value that a test with arguments is run with.
ARGUMENT = re.compile(r"Test case passing .*postgres.* to ", re.IGNORECASE)


def cases(paths):
    """Every test case of the given result files, with what became of it."""
    for path in paths:
        for case in ElementTree.parse(path).getroot().iter("testcase"):
            name = f"{case.get('classname', '')}/{case.get('name', '')}"
            failure = case.find("failure")
            if failure is None:
                failure = case.find("error")
            skipped = case.find("skipped")
            if failure is not None:
                yield name, "failed", failure.get("message") or ""
            elif skipped is not None:
                yield name, "skipped", skipped.text or ""
            else:
                yield name, "passed", ""


def faults(found, log, everything):
    """What is wrong with the run, a sentence each."""
    ran = [case for case in found if case[1] != "skipped"]
    if not ran:
        yield "No test ran."
    for name, outcome, message in found:
        if outcome == "failed":
            yield f"{name} failed: {message}"
        if outcome == "skipped" and everything and POSTGRES.search(name + message):
            yield f"{name} was skipped, and what concerns PostgreSQL may not be: {message}"
    if everything:
        named = sum(1 for name, outcome, _ in ran if POSTGRES.search(name))
        given = sum(1 for line in log if ARGUMENT.search(line))
        if named + given == 0:
            yield "No test ran on PostgreSQL: no suite and no argument of a test is named after it."


def main(arguments):
    if len(arguments) < 3 or arguments[0] not in ("--all", "--some"):
        print(__doc__, file=sys.stderr)
        return 2
    with open(arguments[1], encoding="utf-8", errors="replace") as file:
        log = file.readlines()
    try:
        found = list(cases(arguments[2:]))
    except (OSError, ElementTree.ParseError) as error:
        print(f"The tests' results cannot be read: {error}", file=sys.stderr)
        return 1
    wrong = list(faults(found, log, arguments[0] == "--all"))
    for sentence in wrong:
        print(sentence, file=sys.stderr)
    for name, outcome, message in found:
        if outcome == "skipped":
            print(f"skipped: {name}: {message}")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
