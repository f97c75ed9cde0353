#!/usr/bin/env python3
"""Compares awaitscope with CPython 3.14 on random programs.

    fuzz.py --seconds 60            half of the time random language, half random asyncio
    fuzz.py --kind asyncio          one kind only
    fuzz.py --seed 1000 --count 50  these seeds, however long they take
    fuzz.py --keep FOLDER           where programs that differ are kept; the default is ../conformance/regressions
    fuzz.py --recorded              the seeds of recorded/, with what CPython did then: needs no CPython; those in
                                    ../conformance/expected_failures.txt (as random/KIND_SEED) may differ
    fuzz.py --record N              writes recorded/ anew, with the first N seeds of each kind

What differs is kept with its recording, as a program of the conformance tests: repair the engine, then give the file a
name that says what it showed. CPython is found as tests/conformance/record.py finds it; exit status 77 if there is none.
"""

import argparse
import concurrent.futures
import hashlib
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent / "conformance"))

import asyncio_programs
import language_programs
import record
import results
import run

KINDS = {"language": language_programs.write, "asyncio": asyncio_programs.write}
BATCH = 24
NO_CPYTHON = 77
RECORDED = HERE / "recorded"


class Fuzzer:
    def __init__(self, binary, keep, expected_failures=()):
        self.binary, self.keep, self.expected_failures = binary, keep, expected_failures
        self.compared = self.skipped = self.known = 0
        self.different = []

    def batch(self, kind, seeds, recordings=None):
        """Writes and compares one program a seed; records it first where `recordings` does not have it."""
        with tempfile.TemporaryDirectory(prefix="awaitscope-fuzz-") as folder:
            programs = write_programs(pathlib.Path(folder) / "random", kind, seeds)
            if recordings is None:
                recordings = record_programs(programs)
            for seed, program in programs.items():
                if recordings[seed] is not None:
                    results.write_recording(program, recordings[seed])
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                known = {seed: program for seed, program in programs.items() if recordings[seed] is not None}
                self.skipped += len(programs) - len(known)
                for outcome in pool.map(lambda program: run.compare(self.binary, program), known.values()):
                    self.take(outcome)

    def take(self, outcome):
        self.compared += 1
        if outcome.passed:
            return
        if run.entry_for(outcome.program, self.expected_failures):
            self.known += 1
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(outcome.program, self.keep)
        shutil.copy(results.recording_of(outcome.program), self.keep)
        run.show_failure(outcome, verbose=False)
        self.different.append(self.keep / outcome.program.name)


def write_programs(folder, kind, seeds):
    folder.mkdir()
    programs = {}
    for seed in seeds:
        programs[seed] = folder / f"{kind}_{seed}.py"
        programs[seed].write_text(KINDS[kind](seed), encoding="utf-8")
    return programs


def record_programs(programs):
    """{seed: what CPython did, or None for a program that waits for ever or takes too long}."""
    recorder = record.choose_recorder(record.arguments([]), sorted({program.parent for program in programs.values()}))

    def one(program):
        try:
            result = results.normalise(recorder.record(program), program.parent)
            # How deep cancellations may go round in a ring of tasks is a matter of the machine's stack.
            return None if "Stack overflow" in result["stdout"] + result["stderr"] else result
        except (RuntimeError, subprocess.TimeoutExpired):
            return None

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        return dict(zip(programs, pool.map(one, programs.values())))


def text_hash(kind, seed):
    return hashlib.sha256(KINDS[kind](seed).encode()).hexdigest()[:16]


def write_recorded(count):
    """One line a seed: its program's hash, so that a changed generator is noticed, and what CPython did."""
    RECORDED.mkdir(exist_ok=True)
    for kind in sorted(KINDS):
        with tempfile.TemporaryDirectory(prefix="awaitscope-fuzz-") as folder:
            recordings = record_programs(write_programs(pathlib.Path(folder) / "random", kind, range(1, count + 1)))
        lines = [json.dumps({"seed": seed, "program": text_hash(kind, seed), "result": result})
                 for seed, result in recordings.items() if result is not None]
        (RECORDED / f"{kind}.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
        print(f"{kind}: {len(lines)} of {count} recorded")


def read_recorded(kind):
    entries = [json.loads(line) for line in (RECORDED / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()]
    for entry in entries:
        if entry["program"] != text_hash(kind, entry["seed"]):
            sys.exit(f"fuzz.py: the generator writes another {kind} program for seed {entry['seed']} than the recorded one: "
                     "fuzz.py --record again")
    return {entry["seed"]: entry["result"] for entry in entries}


def seeds_from(start):
    while True:
        yield list(range(start, start + BATCH))
        start += BATCH


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--kind", choices=sorted(KINDS), action="append")
    parser.add_argument("--seed", type=int, help="the first seed; the default is the time of day, printed")
    parser.add_argument("--count", type=int)
    parser.add_argument("--binary", default=str(HERE.parents[1] / "build" / "awaitscope"))
    parser.add_argument("--keep", type=pathlib.Path, default=HERE.parent / "conformance" / "regressions")
    parser.add_argument("--recorded", action="store_true")
    parser.add_argument("--record", type=int, metavar="N")
    options = parser.parse_args()
    if options.record:
        write_recorded(options.record)
        return 0
    if options.recorded:
        entries = run.read_expected_failures(run.EXPECTED_FAILURES)
        fuzzer = Fuzzer(str(pathlib.Path(options.binary).resolve()), options.keep, entries)
        for kind in options.kind or sorted(KINDS):
            recordings = read_recorded(kind)
            fuzzer.batch(kind, recordings, recordings)
        return report(fuzzer, "recorded seeds")
    if not record.has_cpython():
        print("No CPython 3.14 here to compare with (tests/conformance/record.py --fetch gets one)")
        return NO_CPYTHON

    start = options.seed if options.seed is not None else int(time.time()) % 1_000_000 * 1000
    fuzzer = Fuzzer(str(pathlib.Path(options.binary).resolve()), options.keep)
    kinds = options.kind or sorted(KINDS)
    for kind in kinds:
        until = time.monotonic() + options.seconds / len(kinds)
        for seeds in seeds_from(start):
            if options.count is not None:
                seeds = [seed for seed in seeds if seed < start + options.count]
                if not seeds:
                    break
            elif time.monotonic() > until:
                break
            fuzzer.batch(kind, seeds)
    return report(fuzzer, f"seeds from {start}")


def report(fuzzer, what):
    print(f"{what}: {fuzzer.compared} compared, {len(fuzzer.different)} different, {fuzzer.known} differ as expected, "
          f"{fuzzer.skipped} without a recording")
    for program in fuzzer.different:
        print(f"  kept {program}")
    return 1 if fuzzer.different else 0


if __name__ == "__main__":
    sys.exit(main())
