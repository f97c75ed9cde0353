#!/usr/bin/env python3
"""Measures awaitscope beside python3, and uvloop where it is installed, in one run on one machine.

    bench.py                      everything
    bench.py NAME…                the programs whose path contains a NAME
    bench.py --binary PATH        another build; the default is build/awaitscope
    bench.py --python PROGRAM     another CPython to compare with; the default is python3
    bench.py --rounds N           takes the best of N runs (3)

Times are of whole processes, start to end; each program's output must be the same everywhere. A ratio of 2 means
that awaitscope takes half of the other's time. The goals are those of the project's issues on the language and on
asyncio, printed beside the results. Times differ from machine to machine and from run to run, so a goal that is missed
is told and no more: the exit status is 1 only if a program fails or prints something else than under CPython.
"""

import argparse
import math
import os
import pathlib
import subprocess
import sys
import tempfile
import time

HERE = pathlib.Path(__file__).resolve().parent
UVLOOP = "import runpy, sys, uvloop; uvloop.install(); sys.argv = sys.argv[1:]; runpy.run_path(sys.argv[0], run_name='__main__')"


class Measured:
    def __init__(self, seconds, peak_bytes, output):
        self.seconds, self.peak_bytes, self.output = seconds, peak_bytes, output


def run_once(command):
    began = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, cwd=HERE)
    output = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    process.stdout.close()
    if process.returncode != 0:
        raise RuntimeError(output.decode(errors="replace").strip().rsplit("\n", 1)[-1] or f"status {process.returncode}")
    return Measured(seconds, usage.ru_maxrss * 1024, output)


def best_of(rounds, command):
    runs = [run_once(command)]
    # What takes long varies little.
    while len(runs) < rounds and runs[0].seconds < 5:
        runs.append(run_once(command))
    return min(runs, key=lambda run: run.seconds)


def geometric_mean(values):
    values = list(values)
    return math.exp(sum(map(math.log, values)) / len(values))


def description(python):
    """Which CPython it is, and what it says of how it was built."""
    ask = "import platform, sysconfig; print(platform.python_version()); print(sysconfig.get_config_var('CONFIG_ARGS') or '')"
    version, options = subprocess.run([python, "-c", ask], capture_output=True, text=True).stdout.split("\n")[:2]
    asked = [option for option in ("--enable-optimizations", "--with-lto", "--with-pydebug") if option in options]
    built = " ".join(asked) if asked else "plainly, as far as it says; distributions often add a profile"
    return f"{python} (CPython {version}, configured {built})"


def has_uvloop(python):
    return subprocess.run([python, "-c", "import uvloop"], capture_output=True).returncode == 0


class Bench:
    def __init__(self, options):
        self.options = options
        self.missed = []
        self.broken = []
        self.uvloop = has_uvloop(options.python)

    def programs(self, folder):
        names = self.options.names
        return [p for p in sorted((HERE / folder).glob("*.py")) if not names or any(n in f"{folder}/{p.stem}" for n in names)]

    def measure(self, program, *, record="off", with_uvloop=False):
        """One printed line; returns (ratio to CPython, ratio to uvloop or None, awaitscope's Measured)."""
        rounds = self.options.rounds
        try:
            ours = best_of(rounds, [self.options.binary, "run", "--max-steps", "0", "--record", record, str(program)])
            theirs = best_of(rounds, [self.options.python, str(program)])
            uv = best_of(rounds, [self.options.python, "-c", UVLOOP, str(program)]) if with_uvloop and self.uvloop else None
        except RuntimeError as error:
            print(f"  {program.stem:22} failed: {error}")
            self.broken.append(f"{program.stem} does not run")
            return None
        if ours.output != theirs.output:
            self.broken.append(f"{program.stem} prints something else than CPython")
        ratio = theirs.seconds / ours.seconds
        uv_ratio = uv.seconds / ours.seconds if uv else None
        print(f"  {program.stem:22} {ours.seconds:9.3f} s {theirs.seconds:9.3f} s {ratio:8.2f}"
              + (f" {uv.seconds:9.3f} s {uv_ratio:8.2f}" if uv else "")
              + f"   {ours.peak_bytes / 2**20:8.1f} MB {theirs.peak_bytes / 2**20:8.1f} MB")
        return ratio, uv_ratio, ours

    def heading(self, title, uvloop=False):
        print(f"\n{title}\n  {'':22} {'awaitscope':>11} {'python3':>11} {'ratio':>8}"
              + (f" {'uvloop':>11} {'ratio':>8}" if uvloop and self.uvloop else "") + "      peak memory (awaitscope, python3)")

    def goal(self, met, text):
        print(f"  {'met   ' if met else 'MISSED'}  {text}")
        if not met:
            self.missed.append(text)

    def compute(self):
        programs = self.programs("compute")
        if not programs:
            return
        self.heading("Computation")
        ratios = {program.stem: result[0] for program in programs if (result := self.measure(program))}
        if ratios:
            mean = geometric_mean(ratios.values())
            slowest = min(ratios, key=ratios.get)
            self.goal(mean >= 1, f"geometric mean {mean:.2f}: CPython's speed or better")
            self.goal(ratios[slowest] >= 0.5, f"slowest {ratios[slowest]:.2f}, {slowest}: none slower than half")

    def asyncio(self):
        programs = self.programs("asyncio")
        if not programs:
            return
        self.heading("asyncio, with the trace recorded (--record tasks)", uvloop=True)
        results = {program: result for program in programs if (result := self.measure(program, record="tasks", with_uvloop=True))}
        if not results:
            return
        ratios = [result[0] for result in results.values()]
        print(f"  geometric mean {geometric_mean(ratios):.2f}")
        self.goal(min(ratios) >= 10, f"slowest {min(ratios):.2f}: ten times CPython in every one")
        if self.uvloop:
            slowest = min(result[1] for result in results.values())
            self.goal(slowest >= 3, f"slowest {slowest:.2f}: three times uvloop in every one")
        else:
            print("  uvloop is not installed for this Python: not compared")
        sleepers = HERE / "asyncio" / "c_million_sleepers.py"
        if sleepers in results:
            per_task = results[sleepers][2].peak_bytes / 1_000_000
            self.goal(per_task < 500, f"{per_task:.0f} bytes of peak memory a sleeping task, trace included: under 500")

    def startup(self):
        programs = self.programs("startup")
        if not programs:
            return
        self.heading("Start to end of a short program")
        for program in programs:
            if result := self.measure(program):
                self.goal(result[0] >= 5, f"{result[0]:.1f} times as quick as python3: a fifth of its time at most")

    def exports(self):
        if self.options.names and not any(name in "export" for name in self.options.names):
            return
        print("\nExporting a million events, into memory")
        tests = pathlib.Path(self.options.binary).parent / "tests" / "export_tests"
        if not os.access(tests, os.X_OK):
            return print(f"  no {tests}: not measured")
        spoken = subprocess.run([tests, "[speed]", "--reporter", "compact"], capture_output=True, text=True, cwd=HERE.parents[1])
        print("\n".join(line for line in spoken.stdout.splitlines() if "MB/s" in line))
        self.goal(spoken.returncode == 0, "chrome, csv and json at 200 MB/s or in less than a second")
        print("\nPeak memory of an export, the trace of that many events read from a file")
        with tempfile.TemporaryDirectory() as folder:
            trace, out = pathlib.Path(folder) / "trace.json", pathlib.Path(folder) / "out"
            program = HERE / "export" / "queue_workers.py"
            run_once([self.options.binary, "export", str(program), "--max-steps", "0", "--to", "json", "-o", str(trace)])
            peaks = {}
            for form in ("text", "csv", "json", "chrome", "perfetto", "speedscope"):
                measured = run_once([self.options.binary, "export", str(trace), "--to", form, "-o", str(out)])
                peaks[form] = measured.peak_bytes
                print(f"  {form:12} {out.stat().st_size / 1e6:8.1f} MB {measured.seconds:8.3f} s {measured.peak_bytes / 2**20:8.1f} MB")
            # What the chrome family keeps besides the trace is one moment an event, whatever is written of it.
            most = max(peaks.values()) - peaks["text"]
            self.goal(most < 16 * 2**20, f"{most / 2**20:.1f} MB more than for a screenful of text: memory does not grow with the output")


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--binary", default=str(HERE.parents[1] / "build" / "awaitscope"))
    parser.add_argument("--python", default="/usr/bin/python3" if os.path.exists("/usr/bin/python3") else "python3")
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    options.binary = str(pathlib.Path(options.binary).resolve())
    if not os.access(options.binary, os.X_OK):
        sys.exit(f"bench.py: no program at {options.binary}: build it first (./dev build)")

    bench = Bench(options)
    print(f"{options.binary}\nbeside {description(options.python)}\non {os.cpu_count()} processors, best of {options.rounds}")
    bench.compute()
    bench.asyncio()
    bench.startup()
    bench.exports()
    if bench.missed:
        print(f"\n{len(bench.missed)} missed:", *bench.missed, sep="\n  ")
    if bench.broken:
        print("\nBroken:", *bench.broken, sep="\n  ")
    return 1 if bench.broken else 0


if __name__ == "__main__":
    sys.exit(main())
