#!/usr/bin/env python3
"""Compares awaitscope with CPython 3.14 on random programs.

    fuzz.py --seconds 60            half of the time random language, half random asyncio
    fuzz.py --kind asyncio          one kind only
    fuzz.py --seed 1000 --count 50  these seeds, however long they take
    fuzz.py --keep FOLDER           where programs that differ are kept; the default is ../conformance/regressions

What differs is kept with its recording, as a program of the conformance tests: repair the engine, then give the file a
name that says what it showed. CPython is found as tests/conformance/record.py finds it; exit status 77 if there is none.
"""

import argparse
import concurrent.futures
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


class Fuzzer:
    def __init__(self, binary, keep):
        self.binary, self.keep = binary, keep
        self.compared = self.skipped = 0
        self.different = []

    def batch(self, kind, seeds):
        """Writes, records and compares one program a seed."""
        with tempfile.TemporaryDirectory(prefix="awaitscope-fuzz-") as folder:
            topic = pathlib.Path(folder) / "random"
            topic.mkdir()
            programs = []
            for seed in seeds:
                programs.append(topic / f"{kind}_{seed}.py")
                programs[-1].write_text(KINDS[kind](seed), encoding="utf-8")
            recorder = record.choose_recorder(record.arguments([]), [topic])
            with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
                for program, outcome in zip(programs, pool.map(lambda p: self.one(recorder, p), programs)):
                    self.take(program, outcome)

    def one(self, recorder, program):
        try:
            result = results.normalise(recorder.record(program), program.parent)
        except (RuntimeError, subprocess.TimeoutExpired):
            return None  # waits for ever, or takes too long: nothing to compare with
        results.write_recording(program, result)
        return run.compare(self.binary, program)

    def take(self, program, outcome):
        if outcome is None:
            self.skipped += 1
            return
        self.compared += 1
        if outcome.passed:
            return
        self.keep.mkdir(parents=True, exist_ok=True)
        shutil.copy(program, self.keep)
        shutil.copy(results.recording_of(program), self.keep)
        run.show_failure(outcome, verbose=False)
        self.different.append(self.keep / program.name)


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
    options = parser.parse_args()
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
    print(f"seeds from {start}: {fuzzer.compared} compared, {len(fuzzer.different)} different, {fuzzer.skipped} without a recording")
    for program in fuzzer.different:
        print(f"  kept {program}")
    return 1 if fuzzer.different else 0


if __name__ == "__main__":
    sys.exit(main())
