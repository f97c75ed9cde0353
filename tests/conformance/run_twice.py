#!/usr/bin/env python3
"""Runs every lesson and every asyncio program twice and compares the two traces byte for byte.

    run_twice.py [--binary PATH] [PATTERN…]

What a run takes from its surroundings would show here: the second run has another environment and another folder to
start from.
"""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

import results

HERE = pathlib.Path(__file__).resolve().parent


def trace_of(binary, program, folder, environment):
    command = [binary, "export", str(program), "--to", "json", "-o", "-"]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, timeout=60, stdin=subprocess.DEVNULL).stdout


def differs(binary, program):
    here = trace_of(binary, program, program.parent, dict(os.environ))
    elsewhere = {"PATH": os.environ.get("PATH", ""), "TZ": "Asia/Kathmandu", "LANG": "tr_TR.UTF-8", "PYTHONHASHSEED": "7"}
    with tempfile.TemporaryDirectory() as folder:
        there = trace_of(binary, program, folder, {**elsewhere, "HOME": folder})
    if not here:
        return "no trace"
    return None if here == there else "the two traces differ"


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--binary", default=str(HERE.parent.parent / "build" / "awaitscope"))
    parser.add_argument("patterns", nargs="*")
    options = parser.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    chapters = sorted(path for path in results.LESSONS.iterdir() if path.is_dir())
    programs = results.find_programs(options.patterns, [*chapters, HERE / "asyncio"])
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, difference in zip(programs, pool.map(lambda program: differs(binary, program), programs)):
            if difference:
                print(f"{results.name_of(program)}: {difference}")
                failed += 1
    print(f"{len(programs) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
