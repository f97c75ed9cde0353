"""What a conformance program did, in the form in which two interpreters are compared, and its file."""

import json
import pathlib
import re

HERE = pathlib.Path(__file__).resolve().parent
LESSONS = HERE.parent.parent / "scenarios"

FRAME = re.compile(r'^(?P<margin>[ |]*?)  File "(?P<file>[^"]*)", line \d+, in ')
REPEATED = re.compile(r"^[ |]*  \[Previous line repeated \d+ more times?\]$")
TRACEMALLOC = re.compile(r"^\S*RuntimeWarning: Enable tracemalloc ")
LIBRARY_PLACE = re.compile(r" at /(?:usr/)?lib/[^\s>,\]]*:\d+")
ADDRESS = re.compile(r"\b0x[0-9a-f]{6,}\b")
ADDRESS_IN_REPR = re.compile(r"\bat 0x[0-9a-f]{6,}\b")


def normalise_stdout(text):
    """Reprs lose places inside the standard library, which the engine's do not have, and addresses."""
    return ADDRESS_IN_REPR.sub("at 0x…", LIBRARY_PLACE.sub("", text))


def relative_paths(text, folder):
    """Modules beside the program are named by their absolute paths: make them relative to the program's folder."""
    return text.replace(f'File "{folder}/', 'File "')


def normalise_stderr(text, folder):
    """Leaves out what is not the program's own.

    Gone are frames of files outside `folder` with the source and marker lines under them, and the hint about
    tracemalloc. Places inside the standard library vanish from reprs, and addresses are masked.
    """
    text = relative_paths(text, folder)
    kept = []
    skipping = None  # the margin of the frame that is being left out
    for line in text.split("\n"):
        frame = FRAME.match(line)
        if frame:
            own = is_own_file(frame["file"], folder)
            skipping = None if own else frame["margin"]
        elif skipping is not None and not belongs_to_frame(line, skipping):
            skipping = None
        if skipping is None and not TRACEMALLOC.match(line):
            kept.append(line)
    return ADDRESS.sub("0x…", LIBRARY_PLACE.sub("", "\n".join(kept)))


def is_own_file(name, folder):
    return not name.startswith(("/", "<")) and (pathlib.Path(folder) / name).is_file()


def belongs_to_frame(line, margin):
    """Source and marker lines stand four columns in, the note about repeated frames two."""
    return line.startswith(margin + "    ") or bool(REPEATED.match(line))


def normalise(result, folder):
    return {
        **result,
        "stdout": normalise_stdout(result["stdout"]),
        "stderr": normalise_stderr(result["stderr"], folder),
    }


def recording_of(program):
    """Beside the program; a lesson's recording stands in lessons/, since its own folder is for teachers."""
    if program.is_relative_to(LESSONS):
        return HERE / "lessons" / program.relative_to(LESSONS).with_suffix(".json")
    return program.with_suffix(".json")


def read_recording(program):
    return json.loads(recording_of(program).read_text(encoding="utf-8"))


def write_recording(program, result):
    """One key a line and one step a line, so that a changed recording reads well as a diff."""
    lines = [f" {json.dumps(key)}: {json.dumps(result[key])}" for key in result if key != "steps"]
    steps = ",\n".join("  " + json.dumps(step) for step in result["steps"])
    lines.append(' "steps": [' + (f"\n{steps}\n ]" if steps else "]"))
    recording_of(program).parent.mkdir(parents=True, exist_ok=True)
    recording_of(program).write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def find_programs(patterns=(), topics=None):
    """The programs whose name contains one of `patterns`, in order: a .py file in a folder of `topics` (by
    default those beside this file and the chapters of the lessons) is a program. Modules that a program
    imports stand in a folder of their own below it."""
    if topics is None:
        topics = [path for top in (HERE, LESSONS) for path in sorted(top.iterdir()) if path.is_dir()]
    programs = [program for topic in topics for program in sorted(topic.glob("*.py"))]
    return [program for program in programs if not patterns or any(p in name_of(program) for p in patterns)]


def name_of(program):
    """topic/name, without .py."""
    return f"{program.parent.name}/{program.stem}"
