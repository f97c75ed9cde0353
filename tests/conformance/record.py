#!/usr/bin/env python3
"""Records what the real CPython 3.14 does with the conformance programs: NAME.json beside each NAME.py.

    record.py                      every program that has no recording yet
    record.py --all                every program, again
    record.py PATTERN…             the programs whose path contains a PATTERN, again
    record.py --check [PATTERN…]   record nothing; fail if a recording would change

CPython 3.14 is, in this order: --python PROGRAM; --root FOLDER (a Debian system unpacked by debootstrap, used
through chroot); a python3.14 on the path; the folder .deps/python3.14 of this checkout, which --fetch makes
with debootstrap; node with the npm package pyodide@314 (slow, and without threads).
"""

import argparse
import concurrent.futures
import json
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

import results

HERE = pathlib.Path(__file__).resolve().parent
DEPS = pathlib.Path(os.environ.get("AWAITSCOPE_DEPS", HERE.parent.parent / ".deps"))
FETCHED_ROOT = DEPS / "python3.14"
ENVIRONMENT = {"PYTHONHASHSEED": "0", "PYTHONDONTWRITEBYTECODE": "1", "PATH": os.environ.get("PATH", "/usr/bin")}
TIMEOUT_SECONDS = 20


class Native:
    """A CPython 3.14 that this machine can start."""

    def __init__(self, python):
        self._python = python

    def record(self, program):
        return run_recorder([self._python, str(HERE / "virtual_loop.py"), program.name], program.parent)


class Chroot:
    """A CPython 3.14 inside another Debian system's folder, which gets a copy of the programs' folders."""

    def __init__(self, root, folders):
        self._root = root
        self._copy = tempfile.TemporaryDirectory(prefix="conformance-", dir=root / "tmp")
        self._inside = "/tmp/" + pathlib.Path(self._copy.name).name
        for folder in folders:
            shutil.copytree(folder, pathlib.Path(self._copy.name) / folder.name,
                            ignore=shutil.ignore_patterns("*.json", "__pycache__"))
        shutil.copy(HERE / "virtual_loop.py", self._copy.name)
        pathlib.Path(self._copy.name).chmod(0o755)

    def record(self, program):
        folder = f"{self._inside}/{program.parent.name}"
        script = 'cd "$1" && exec python3 "$2" "$3"'
        inner = ["sh", "-c", script, "record", folder, f"{self._inside}/virtual_loop.py", program.name]
        become_root = [] if os.geteuid() == 0 else ["sudo"]
        result = run_recorder([*become_root, "chroot", str(self._root), *inner], HERE)
        result["stderr"] = results.relative_paths(result["stderr"], folder)
        return result


class Pyodide:
    """CPython 3.14 as WebAssembly, under node."""

    def record(self, program):
        return run_recorder(["node", str(HERE / "pyodide_record.mjs"), program.name], program.parent)


def run_recorder(command, folder):
    run = subprocess.run(command, cwd=folder, env={**os.environ, **ENVIRONMENT}, capture_output=True, text=True,
                         timeout=TIMEOUT_SECONDS)
    if run.returncode != 0:
        raise RuntimeError(run.stderr.strip().rsplit("\n", 1)[-1])
    result = json.JSONDecoder().raw_decode(run.stdout)[0]  # a finaliser may print at the very end
    if "RuntimeError: deadlock: nothing is ready" in result["stderr"]:
        raise RuntimeError("it waits for ever: CPython has no result to record")
    return result


def is_python_314(command):
    try:
        run = subprocess.run([*command, "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
                             capture_output=True, text=True)
    except OSError:
        return False
    return run.stdout.strip() == "3.14"


def debian_mirror():
    """The mirror that this machine's own apt uses."""
    listing = subprocess.run(["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
                             capture_output=True, text=True, check=True)
    mirrors = [uri for uri in listing.stdout.split() if uri.rstrip("/").endswith("/debian")]
    if not mirrors:
        sys.exit("record.py: this machine's apt names no Debian mirror to fetch CPython 3.14 from")
    return mirrors[0]


def fetch_root():
    become_root = [] if os.geteuid() == 0 else ["sudo"]
    subprocess.run([*become_root, "debootstrap", "--variant=minbase", "--include=python3", "forky",
                    str(FETCHED_ROOT), debian_mirror()], check=True)


def has_cpython():
    """Whether a native CPython 3.14 can be had without fetching anything."""
    return bool(os.environ.get("AWAITSCOPE_PYTHON_ROOT") or shutil.which("python3.14") or FETCHED_ROOT.is_dir())


def choose_recorder(options, folders):
    if options.python:
        return Native(options.python)
    if options.root:
        return Chroot(pathlib.Path(options.root), folders)
    if shutil.which("python3.14"):
        return Native("python3.14")
    if options.fetch and not FETCHED_ROOT.is_dir():
        fetch_root()
    if FETCHED_ROOT.is_dir():
        return Chroot(FETCHED_ROOT, folders)
    if shutil.which("node"):
        return Pyodide()
    sys.exit("record.py: no CPython 3.14 here; --fetch gets one, or see --help")


def arguments(words=None):
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("patterns", nargs="*", metavar="PATTERN")
    parser.add_argument("--topic", action="append", type=pathlib.Path, metavar="FOLDER",
                        help="a folder of programs elsewhere, instead of the project's own")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--check", action="store_true")
    parser.add_argument("--python", metavar="PROGRAM")
    parser.add_argument("--root", metavar="FOLDER", default=os.environ.get("AWAITSCOPE_PYTHON_ROOT"))
    parser.add_argument("--fetch", action="store_true")
    options = parser.parse_args(words)
    if options.topic:
        options.topic = [folder.resolve() for folder in options.topic]
    return options


def main():
    options = arguments()
    programs = results.find_programs(options.patterns, options.topic)
    if not (options.all or options.check or options.patterns):
        programs = [program for program in programs if not results.recording_of(program).exists()]
    if not programs:
        print("Nothing to record")
        return 0
    recorder = choose_recorder(options, sorted({program.parent for program in programs}))
    problems = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for program, job in [(program, pool.submit(recorder.record, program)) for program in programs]:
            name = results.name_of(program)
            try:
                result = results.normalise(job.result(), program.parent)
            except (RuntimeError, subprocess.TimeoutExpired) as error:
                print(f"FAILED   {name}: {error}")
                problems += 1
                continue
            if not options.check:
                results.write_recording(program, result)
                print(f"{result['status']} {result['end']:>10.3f}s {len(result['steps']):>5} steps  {name}")
            elif not results.recording_of(program).exists() or results.read_recording(program) != result:
                print(f"CHANGED  {name}")
                problems += 1
    print(f"{len(programs) - problems} recorded, {problems} failed" if not options.check
          else f"{len(programs) - problems} as recorded, {problems} not")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
