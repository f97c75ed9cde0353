#!/usr/bin/env python3
"""Every conformance program and lesson: its trace, read back, is an equal trace.

    round_trip_test.py BINARY [--only TEXT]

Equal means: written again it has the same bytes, and every event, name and text is in its CSV as before.
"""

import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]


def export(binary, file, form, cwd):
    done = subprocess.run([binary, "export", file, "--to", form], cwd=cwd, capture_output=True, timeout=120)
    if not done.stdout:
        raise RuntimeError(f"nothing came out: {done.stderr.decode(errors='replace')[-300:]}")
    return done.stdout


def problem_with(binary, program):
    """None if all is well."""
    try:
        with tempfile.TemporaryDirectory() as folder:
            first = export(binary, program.name, "json", program.parent)
            if first != export(binary, program.name, "json", program.parent):
                return "the second export differs"
            trace = pathlib.Path(folder) / "trace.json"
            trace.write_bytes(first)
            if first != export(binary, trace.name, "json", folder):
                return "read back and written again it differs"
            if export(binary, program.name, "csv", program.parent) != export(binary, trace.name, "csv", folder):
                return "its CSV differs"
    except (RuntimeError, subprocess.TimeoutExpired) as error:
        return str(error)
    return None


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--only", default="")
    options = parser.parse_args()
    binary = str(pathlib.Path(options.binary).resolve())
    programs = sorted((ROOT / "tests/conformance").glob("*/**/*.py")) + sorted((ROOT / "scenarios").glob("*/*.py"))
    programs = [program for program in programs if options.only in str(program)]
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, problem in zip(programs, pool.map(lambda p: problem_with(binary, p), programs)):
            if problem:
                failed += 1
                print(f"{program.relative_to(ROOT)}: {problem}")
    print(f"{len(programs)} programs, {failed} failed")
    return 1 if failed or not programs else 0


if __name__ == "__main__":
    sys.exit(main())
