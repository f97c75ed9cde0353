#!/usr/bin/env python3
"""Runs the conformance programs with awaitscope and compares each with the recording of CPython 3.14.

    run.py                       all of them
    run.py --only PATTERN        those whose path contains PATTERN (may be given several times)
    run.py --binary PATH         another build; the default is build/awaitscope
    run.py -v                    names every program, and shows whole differences
    run.py --prune               and takes what passes now out of expected_failures.txt
    run.py --topic FOLDER        a folder of programs elsewhere, instead of the project's own

Compared are standard output, standard error, exit status, the order and virtual time of every task step, and the
time at the end. The programs that are known to differ stand in expected_failures.txt, each with the reason; one of
them that passes is an error too, so that the list can only shrink.
"""

import argparse
import concurrent.futures
import csv
import dataclasses
import difflib
import fnmatch
import io
import os
import pathlib
import subprocess
import sys
import time

import results

HERE = pathlib.Path(__file__).resolve().parent
EXPECTED_FAILURES = HERE / "expected_failures.txt"
TIMEOUT_SECONDS = 30
SHOWN_LINES = 12


@dataclasses.dataclass
class Outcome:
    program: pathlib.Path
    differences: list  # of (title, lines of a diff); empty when the program does what CPython does

    @property
    def passed(self):
        return not self.differences


class TimedOut(Exception):
    pass


def run_awaitscope(binary, arguments, folder):
    try:
        return subprocess.run([binary, *arguments], cwd=folder, capture_output=True, timeout=TIMEOUT_SECONDS,
                              stdin=subprocess.DEVNULL)
    except subprocess.TimeoutExpired:
        raise TimedOut(f"awaitscope {' '.join(arguments)}: still running after {TIMEOUT_SECONDS} s") from None


def text_of(data):
    return data.decode("utf-8", errors="backslashreplace")


def steps_of(trace):
    """The `resume` rows of a CSV trace as [[time, task]…], and the time of its last row."""
    rows = list(csv.DictReader(io.StringIO(trace)))
    steps = [[float(row["time"]), row["task"]] for row in rows if row["kind"] == "resume"]
    return steps, float(rows[-1]["time"]) if rows else None


def diff(expected, actual):
    lines = difflib.unified_diff(expected, actual, "CPython", "awaitscope", lineterm="", n=1)
    return list(lines)[2:]


def step_lines(steps):
    return [f"{moment:.9f} {task}" for moment, task in steps]


def compare(binary, program):
    expected = results.read_recording(program)
    differences = []
    try:
        run = run_awaitscope(binary, ["run", program.name], program.parent)
        export = run_awaitscope(binary, ["export", program.name, "--to", "csv", "-o", "-"], program.parent)
    except TimedOut as late:
        return Outcome(program, [(str(late), [])])

    actual = {
        "stdout": results.normalise_stdout(text_of(run.stdout)),
        "stderr": results.normalise_stderr(text_of(run.stderr), program.parent),
    }
    for stream in ("stdout", "stderr"):
        if actual[stream] != expected[stream]:
            lines = diff(expected[stream].split("\n"), actual[stream].split("\n"))
            differences.append((stream, lines))
    if run.returncode != expected["status"]:
        differences.append((f"exit status {run.returncode}, CPython's is {expected['status']}", []))

    try:
        steps, end = steps_of(text_of(export.stdout))
    except (KeyError, ValueError, TypeError):
        return Outcome(program, [*differences, ("export: not a trace", text_of(export.stderr).split("\n"))])
    if steps != expected["steps"]:
        differences.append(("steps", diff(step_lines(expected["steps"]), step_lines(steps))))
    # A program that never starts, for a syntax error, may have an empty trace.
    if (end or 0.0) != expected["end"]:
        differences.append((f"ends at {end} s, CPython at {expected['end']} s", []))
    return Outcome(program, differences)


@dataclasses.dataclass
class ExpectedFailure:
    pattern: str
    reason: str
    matched: int = 0
    failed: int = 0


def read_expected_failures(path):
    """Lines `PATTERN  # reason`; the pattern is topic/name, without .py; wildcards are allowed."""
    entries = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        pattern, _, reason = line.partition("#")
        if not reason.strip():
            sys.exit(f"{path.name}:{number}: every expected failure needs its reason: PATTERN  # reason")
        entries.append(ExpectedFailure(pattern.strip(), reason.strip()))
    return entries


def entry_for(program, entries):
    for entry in entries:
        if fnmatch.fnmatchcase(results.name_of(program), entry.pattern):
            return entry
    return None


def prune(path, passing):
    """Takes the entries `passing` out of the list; headings and comments stay."""
    gone = {entry.pattern for entry in passing}
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if line.partition("#")[0].strip() not in gone or line.startswith("#")),
                    encoding="utf-8")


def show_failure(outcome, verbose):
    print(f"FAILED  {results.name_of(outcome.program)}")
    for title, lines in outcome.differences:
        print(f"    {title}")
        shown = lines if verbose else lines[:SHOWN_LINES]
        for line in shown:
            print(f"      {line}")
        if len(lines) > len(shown):
            print(f"      … {len(lines) - len(shown)} more lines (-v shows them)")


def arguments():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN", help="the same as --only PATTERN")
    parser.add_argument("--only", action="append", default=[], metavar="PATTERN")
    parser.add_argument("--binary", default=str(HERE.parent.parent / "build" / "awaitscope"), metavar="PATH")
    parser.add_argument("--topic", action="append", type=pathlib.Path, metavar="FOLDER")
    parser.add_argument("--prune", action="store_true")
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), metavar="N")
    parser.add_argument("-v", "--verbose", action="store_true")
    options = parser.parse_args()
    if options.topic:
        options.topic = [folder.resolve() for folder in options.topic]
    options.binary = str(pathlib.Path(options.binary).resolve())
    if not pathlib.Path(options.binary).is_file():
        sys.exit(f"run.py: no program at {options.binary}: build it first (./dev build)")
    return options


def main():
    options = arguments()
    programs = results.find_programs(options.only + options.patterns, options.topic)
    if not programs:
        sys.exit("run.py: no program matches")
    unrecorded = [program for program in programs if not results.recording_of(program).exists()]
    entries = [] if options.topic else read_expected_failures(EXPECTED_FAILURES)

    began = time.monotonic()
    passed = failed = known = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        recorded = [program for program in programs if program not in unrecorded]
        for outcome in pool.map(lambda program: compare(options.binary, program), recorded):
            entry = entry_for(outcome.program, entries)
            if entry:
                entry.matched += 1
                entry.failed += not outcome.passed
            if outcome.passed:
                passed += 1
                if options.verbose:
                    print(f"passed  {results.name_of(outcome.program)}")
            elif entry:
                known += 1
                if options.verbose:
                    show_failure(outcome, verbose=True)
                    print(f"    (expected: {entry.reason})")
            else:
                failed += 1
                show_failure(outcome, options.verbose)

    problems = failed
    for program in unrecorded:
        print(f"UNRECORDED  {results.name_of(program)}: run record.py")
        problems += 1
    passing = [entry for entry in entries if entry.matched and not entry.failed]
    for entry in passing:
        print(f"PASSES NOW  {entry.pattern}" + ("" if options.prune else ": take it out with --prune"))
    if options.prune:
        prune(EXPECTED_FAILURES, passing)
    else:
        problems += len(passing)
    print(f"{passed} passed, {failed} failed, {known} failed as expected, of {len(programs)} programs"
          f" in {time.monotonic() - began:.1f} s")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
