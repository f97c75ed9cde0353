#!/usr/bin/env python3
"""Checks that the house is as ARCHITECTURE.md draws it. Prints one line a breach; exit status 1 if there is any.

    check_house.py            checks this checkout
    check_house.py --arrows   prints the allowed arrows, as the awaitscope_room lines give them
"""

import pathlib
import re
import subprocess
import sys

TOP = pathlib.Path(__file__).resolve().parents[2]
ROOM = re.compile(r"awaitscope_room\(\s*(\w+)(?:\s+DEPENDS\s+([^)]*))?\)")
INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]', re.MULTILINE)
SOURCE_SUFFIXES = {".h", ".cpp"}

# Who may see what is not ours. A header is matched by its beginning.
RESERVED_HEADERS = {
    "imgui": {"app/panels", "app/widgets", "app/shell", "tests/panels", "tests/widgets", "tests/shell",
              "tests/bench/frames"},
    "GLFW/": {"app/shell", "tests/shell"},
    "glad/": {"app/shell", "tests/shell"},
}
# The engine's time is virtual and its order its own: no clock and no scheduler of the machine's.
FORBIDDEN_IN_ENGINE = {"chrono", "thread", "ctime", "time.h"}

# Written in two halves so that this file does not contain what it looks for.
FORBIDDEN_TEXT = {
    "address of a package mirror": re.compile(r"\bdeb\." + r"debian\.org|(?:ftp|archive|snapshot|security)\."
                                              + r"(?:\w+\.)?(?:debian|ubuntu)\.(?:org|com)"),
    "path of one machine": re.compile(r"(?<![\w.])/work" + r"/(?:main|trees|tools|shared|cache)\b|/opt" + r"/forky|"
                                      r"/root" + r"/\.?\w"),
}
THIRD_PARTY_NAME = re.compile(r"^(?:imgui(?:_\w+)?\.(?:h|cpp)|imstb_.*|stb_.*\.h|glad.*\.[ch]|gl\.[ch]|khrplatform\.h|"
                              r"catch.*\.[hc]pp|json\.hpp|toml\.hpp|CLI11\.hpp|.*\.(?:ttf|otf|woff2?|a|so|o))$")
FOREIGN_COPYRIGHT = re.compile(r"^\s*(?://|#|/?\*).*Copyright\s*(?:\(c\)|©)", re.IGNORECASE | re.MULTILINE)
# Headers that the build makes: the Python sources of a room's modules as text, the Unicode tables, the parts of the HTML page.
GENERATED_HEADER = re.compile(r"^(?:\w+_python\.h|page_parts\.h|unicode_tables\.inc)$")


def tracked_files():
    listing = subprocess.run(["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"], cwd=TOP,
                             capture_output=True, text=True)
    if listing.returncode == 0:
        names = [name for name in listing.stdout.split("\0") if name]
    else:  # an unpacked archive
        names = [str(path.relative_to(TOP)) for top in ("engine", "app", "tests", "scenarios", "cmake", "assets")
                 for path in (TOP / top).rglob("*") if path.is_file()]
    return sorted(pathlib.PurePosixPath(name) for name in names if (TOP / name).is_file())


def read_rooms(files):
    """{folder: (room, its direct dependencies)} of every awaitscope_room line."""
    rooms = {}
    for path in files:
        if path.name == "CMakeLists.txt" and path.parts[0] in ("engine", "app"):
            for name, depends in ROOM.findall((TOP / path).read_text(encoding="utf-8")):
                words = re.sub(r"#.*", "", depends or "").split()
                rooms[str(path.parent)] = (name, words)
    return rooms


def closures(rooms):
    """{room: all rooms that it may see}, itself included."""
    direct = dict(rooms.values())

    def reach(room, seen):
        for other in direct.get(room, ()):
            if other in direct and other not in seen:
                seen.add(other)
                reach(other, seen)
        return seen

    return {room: reach(room, {room}) for room in direct}


def check_includes(path, text, rooms, allowed):
    folder = str(path.parent)
    room = rooms.get(folder, (None,))[0]
    for match in INCLUDE.finditer(text):
        quote, header = match.groups()
        line = text.count("\n", 0, match.start(2)) + 1
        target = str(pathlib.PurePosixPath(header).parent)
        if quote == '"':
            if not (TOP / header).is_file() and not GENERATED_HEADER.match(header):
                yield f"{path}:{line}: \"{header}\" is not a path from the repository's root"
            elif room and target in rooms and rooms[target][0] not in allowed[room]:
                yield (f"{path}:{line}: {room} may not see {rooms[target][0]} ({header}): "
                       f"add the arrow to {folder}/CMakeLists.txt if it points the right way")
        for beginning, folders in RESERVED_HEADERS.items():
            if header.startswith(beginning) and folder not in folders:
                yield f"{path}:{line}: {header} belongs to {', '.join(sorted(folders))} alone"
        if folder.startswith("engine/") and quote == "<" and header in FORBIDDEN_IN_ENGINE:
            yield f"{path}:{line}: the engine does not use <{header}>: its time and its order are its own"


def check_text(path, text):
    for what, pattern in FORBIDDEN_TEXT.items():
        for match in pattern.finditer(text):
            line = text.count("\n", 0, match.start()) + 1
            yield f"{path}:{line}: {what}: {match.group()}"
    if path.name != "LICENSE" and path.suffix != ".json" and FOREIGN_COPYRIGHT.search(text):
        if path != pathlib.PurePosixPath("tests/house/check_house.py"):
            yield f"{path}: carries a copyright line: third-party source is not committed"


def find_cycles(allowed):
    for room, seen in allowed.items():
        for other in seen - {room}:
            if room in allowed[other] and room < other:
                yield f"{room} and {other} depend on each other: arrows point one way only"


def main():
    files = tracked_files()
    rooms = read_rooms(files)
    allowed = closures(rooms)
    if "--arrows" in sys.argv[1:]:
        for folder, (room, depends) in sorted(rooms.items()):
            print(f"{folder}: {' '.join(word for word in depends if word in allowed) or '-'}")
        return 0

    breaches = list(find_cycles(allowed))
    for path in files:
        if THIRD_PARTY_NAME.match(path.name):
            breaches.append(f"{path}: looks like third-party material; libraries come through cmake/dependencies.cmake")
        try:
            text = (TOP / path).read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        breaches += check_text(path, text)
        if path.suffix in SOURCE_SUFFIXES:
            breaches += check_includes(path, text, rooms, allowed)
    for breach in breaches:
        print(breach)
    print(f"{len(files)} files, {len(rooms)} rooms: {len(breaches)} breaches")
    return 1 if breaches else 0


if __name__ == "__main__":
    sys.exit(main())
