#!/usr/bin/env python3
"""Sits in front of the real window: a virtual screen, real keys and mouse, and the pixels that come of them.

    window_test.py PROGRAM     PROGRAM is the built awaitscope

Starts an X server without a screen (Xvfb) for itself, opens lessons in the window, presses keys with xdotool, and
reads the screen's memory. Exit status 77 (skipped, for CTest) where Xvfb or xdotool is not installed.
"""

import os
import pathlib
import shutil
import struct
import subprocess
import sys
import tempfile
import time

TOP = pathlib.Path(__file__).resolve().parents[2]
WIDTH, HEIGHT = 1280, 720
PATIENCE = 20  # seconds: a loaded machine with a software renderer is slow, and a failure may wait


def theme_colours(name):
    """{name: (red, green, blue)} of a theme file."""
    colours = {}
    for line in (TOP / "assets" / "themes" / f"{name}.toml").read_text(encoding="utf-8").splitlines():
        key, equals, value = line.partition("=")
        value = value.strip().strip('"')
        if equals and value.startswith("#") and len(value) == 7:
            colours[key.strip()] = tuple(int(value[i:i + 2], 16) for i in (1, 3, 5))
    return colours


class Picture:
    """One look at the screen."""

    def __init__(self, data):
        # An XWD file: a header of 32-bit numbers, a colour table, then rows of blue, green, red, unused.
        header = struct.unpack(">25I", data[:100])
        self.width, self.height, self.stride = header[4], header[5], header[12]
        self.pixels = data[header[0] + header[19] * 12:]

    def colour(self, x, y):
        at = y * self.stride + x * 4
        return self.pixels[at + 2], self.pixels[at + 1], self.pixels[at]

    def positions(self, colour, box=(0, 0, WIDTH, HEIGHT)):
        left, top, right, bottom = box
        wanted = bytes((colour[2], colour[1], colour[0]))
        found = []
        for y in range(top, bottom):
            row = self.pixels[y * self.stride + left * 4:y * self.stride + right * 4]
            at = row.find(wanted)
            while at >= 0:
                if at % 4 == 0:
                    found.append((left + at // 4, y))
                at = row.find(wanted, at + 1)
        return found

    def count(self, colour, box=(0, 0, WIDTH, HEIGHT)):
        return len(self.positions(colour, box))

    def count_like(self, colour, box, tolerance=45):
        """Pixels of about that colour: thin letters have hardly one that is exactly it."""
        left, top, right, bottom = box
        return sum(all(abs(a - b) <= tolerance for a, b in zip(self.colour(x, y), colour))
                   for y in range(top, bottom) for x in range(left, right))

    def same_as(self, other, box=None):
        if box is None:
            return self.pixels == other.pixels
        left, top, right, bottom = box
        return all(self.pixels[y * self.stride + left * 4:y * self.stride + right * 4] ==
                   other.pixels[y * other.stride + left * 4:y * other.stride + right * 4] for y in range(top, bottom))


class Desk:
    """The virtual screen with one window on it."""

    def __init__(self, program, arguments, folder):
        self.folder = pathlib.Path(folder)
        read, write = os.pipe()
        self.server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", str(folder),
             "-nolisten", "tcp"],
            pass_fds=[write], stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as pipe:
            self.display = ":" + pipe.readline().strip()
        self.environment = dict(os.environ, DISPLAY=self.display, XDG_CONFIG_HOME=str(self.folder / "config"),
                                LIBGL_ALWAYS_SOFTWARE="1")
        self.environment.pop("WAYLAND_DISPLAY", None)
        (self.folder / "work").mkdir()
        self.program = subprocess.Popen([program, *arguments], env=self.environment, cwd=self.folder / "work")
        self.window = self.wait_for(self.find_window, "the window")
        self.xdotool("windowfocus", "--sync", self.window)
        self.xdotool("mousemove", str(WIDTH - 3), str(HEIGHT // 2))

    def close(self):
        for process in (self.program, self.server):
            if process.poll() is None:
                process.terminate()
            process.wait(timeout=PATIENCE)

    def xdotool(self, *words):
        return subprocess.run(["xdotool", *words], env=self.environment, check=True, capture_output=True,
                              text=True).stdout.strip()

    def find_window(self):
        result = subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "Awaitscope"],
                                env=self.environment, capture_output=True, text=True)
        return result.stdout.split("\n")[0]

    def look(self):
        return Picture((self.folder / "Xvfb_screen0").read_bytes())

    def wait_for(self, condition, what):
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.program.poll() is not None:
                raise AssertionError(f"the program ended with status {self.program.returncode} before {what}")
            result = condition()
            if result:
                return result
            time.sleep(0.05)
        raise AssertionError(f"{what}: not within {PATIENCE} s")

    def wait_until_still(self):
        """Two looks a moment apart that are the same."""
        def still():
            before = self.look()
            time.sleep(0.25)
            after = self.look()
            return after if before.same_as(after) else None
        return self.wait_for(still, "a picture that stands still")

    def press(self, *keys):
        """The picture after the keys. Some change nothing, so that a change is waited for only for a while."""
        return self.act("key", "--clearmodifiers", *keys)

    def act(self, *words):
        before = self.look()
        self.xdotool(*words)
        end = time.monotonic() + 0.7
        while time.monotonic() < end and self.look().same_as(before):
            time.sleep(0.03)
        return self.wait_until_still()


# Where things are in a window of this size; the layout is tested apart (tests/shell).
TIMELINE = (186, 105, 915, 330)
CODE = (12, 430, 600, 648)
SIDE = (942, 335, 1268, 648)
DARK = theme_colours("dark")
LIGHT = theme_colours("light")


def playhead(picture, colours=DARK):
    """x of the vertical line of the accent's colour inside the timeline."""
    columns = {}
    for x, _ in picture.positions(colours["accent"], TIMELINE):
        columns[x] = columns.get(x, 0) + 1
    assert columns, "there is no playhead"
    return max(columns, key=columns.get)


def opens_a_lesson(desk):
    def coloured():
        picture = desk.look()
        return sum(picture.count(DARK[kind], CODE) for kind in ("keyword", "comment", "string")) > 8

    desk.wait_for(coloured, "coloured source")
    picture = desk.press("End")
    assert picture.count(DARK["running"], TIMELINE) > 300, "what has run is drawn in full colour"
    assert picture.colour(2, HEIGHT // 2) == DARK["background"]
    assert picture.count(DARK["accent"], (0, 660, 400, 720)) > 500, "the play button"
    picture = desk.press("Home")
    assert picture.count(DARK["running"], TIMELINE) == 0, "what has not run yet is dimmed"


def keys_move_the_playhead(desk):
    start = playhead(desk.press("Home"))
    after_one = playhead(desk.press("Right"))
    after_two = playhead(desk.press("Right"))
    assert start < after_one < after_two, (start, after_one, after_two)
    assert playhead(desk.press("Left")) == after_one
    end = playhead(desk.press("End"))
    assert end > after_two
    assert playhead(desk.press("Home")) == start


def the_mouse_scrubs(desk):
    start = playhead(desk.press("Home"))
    desk.act("mousemove", "700", "117", "mousedown", "1", "mousemove", "800", "117", "mouseup", "1")
    x = playhead(desk.act("mousemove", str(WIDTH - 3), str(HEIGHT // 2)))
    # The playhead stands at the last event at or before the pointer: how far left depends on the lesson.
    assert start < x <= 805, (start, x)


def zoom_and_fit(desk):
    fitted = desk.press("0")
    zoomed = desk.press("w", "w", "w")
    assert not fitted.same_as(zoomed)
    assert desk.press("0").same_as(fitted)


def playing_moves_and_stops(desk):
    start = playhead(desk.press("Home"))
    desk.xdotool("key", "space")
    desk.wait_for(lambda: playhead(desk.look()) > start, "playing moves the playhead")
    desk.press("space")
    desk.press("Home")


def themes_change(desk):
    desk.press("End")
    picture = desk.press("ctrl+t")
    assert picture.colour(2, HEIGHT // 2) == LIGHT["background"], picture.colour(2, HEIGHT // 2)
    assert picture.count(LIGHT["running"], TIMELINE) > 300
    for _ in range(3):
        picture = desk.press("ctrl+t")
    assert picture.colour(2, HEIGHT // 2) == DARK["background"]


def pages_open_and_close(desk):
    plain = desk.press("Home")
    keys = desk.press("question")
    assert not keys.same_as(plain)
    assert desk.press("Escape").same_as(plain)
    desk.press("ctrl+shift+p")
    desk.act("type", "theme")
    picture = desk.press("Return")
    assert picture.colour(2, HEIGHT // 2) == LIGHT["background"], "the palette's command was run"
    for _ in range(3):
        picture = desk.press("ctrl+t")
    assert picture.same_as(plain)


def ways_of_working(desk):
    plain = desk.press("Home")
    seen = [plain]
    for key in ("F2", "F6"):
        picture = desk.press(key)
        assert not any(picture.same_as(other) for other in seen), key
        seen.append(picture)
    assert desk.press("F1").same_as(plain, TIMELINE)


def questions_are_asked(desk):
    """Predict and be the loop: a step asks, an answer marks the options, the next step goes on."""
    plain = desk.press("Home")
    for mode in ("F3", "F4"):
        desk.press(mode)
        asked = desk.press("Right")
        for answer in "123456":
            answered = desk.press(answer)
        assert not answered.same_as(asked), mode
        assert answered.count(DARK["running"], (770, 380, WIDTH, 650)) > 5, "the right answer is marked"
        assert not desk.press("Right").same_as(answered), mode
    desk.press("F1")
    # The source may have been scrolled on the way; the timeline is as it was.
    assert desk.press("Home").same_as(plain, TIMELINE)


def editing_runs_again(desk):
    desk.press("Home")
    before = desk.press("e")
    desk.xdotool("key", "ctrl+Home")
    desk.xdotool("type", "# typed by a test")
    typed = desk.press("Return")
    assert not typed.same_as(before)
    desk.press("Escape")
    assert desk.press("End").count(DARK["running"], TIMELINE) > 300, "the edited program ran"


def breakpoints_stop(desk):
    """J marks a line, F9 sets a breakpoint there, F5 runs to it and to nothing else."""
    desk.press("Home")
    start = playhead(desk.look())
    for _ in range(16):  # from the docstring into prepare(), which three tasks run
        desk.xdotool("key", "j")
    assert desk.press("F9").count(DARK["blocking"], CODE) > 20, "a red dot in the margin"
    first = playhead(desk.press("F5"))
    assert first > start
    second = playhead(desk.press("F5"))
    assert second > first
    assert playhead(desk.press("shift+F5")) == first
    desk.press("Home")
    assert desk.press("ctrl+shift+F9").count(DARK["blocking"], CODE) == 0


def the_side_shows_variables(desk):
    """I goes through the panels on the side; the task's variables follow the cursor."""
    desk.press("Home")
    for _ in range(3):
        desk.press("Right")
    loop = desk.look()
    task = desk.press("i")
    assert not task.same_as(loop, SIDE)
    assert task.count_like(DARK["string"], SIDE) > 10, "a dish's name, in the colour of strings"
    seen = [loop, task]
    for _ in range(2):
        picture = desk.press("i")
        assert not any(picture.same_as(other, SIDE) for other in seen)
        seen.append(picture)
    assert desk.press("i").same_as(loop, SIDE)


def what_if_leaves_a_ghost(desk):
    """A slider moved by keys changes the picture; the run before stays behind it until Escape."""
    before = desk.press("End")
    desk.press("alt+Up", "alt+Up")
    desk.wait_for(lambda: not desk.look().same_as(before, TIMELINE), "the picture of the changed run")
    changed = desk.wait_until_still()
    without = desk.press("g")
    assert not without.same_as(changed, TIMELINE), "the ghost was there"
    desk.press("g")
    desk.press("alt+Down", "alt+Down")
    desk.wait_until_still()
    desk.press("Escape")
    desk.press("End")
    desk.wait_for(lambda: desk.look().same_as(before, TIMELINE), "the picture of the run before")


def compares(desk):
    """Two runs, with the ratio in large type in the colour of now."""
    desk.press("F2")
    time.sleep(0.5)  # the other run comes from the background
    picture = desk.wait_until_still()
    assert picture.count(DARK["accent"], (892, 460, 1270, 650)) > 300, "the ratio"
    by_time = desk.press("Right", "Right", "Right", "Right", "Right", "Right")
    assert not desk.press("c").same_as(by_time), "tied by step the second cursor stands elsewhere"
    desk.press("c")
    desk.press("F1")


def saves_under_another_name(desk):
    target = desk.folder / "copy.py"
    desk.press("ctrl+shift+s")
    desk.xdotool("key", "ctrl+a")
    desk.act("type", str(target))
    desk.press("Return")
    desk.wait_for(target.exists, "the saved file")
    assert "asyncio.gather" in target.read_text()


def exports(desk):
    """The palette writes what is seen, beside where the program was started."""
    picture = b"\x89PNG"
    written = {
        "export as svg": (".svg", b"<svg"),
        "export as html": (".html", b"<!DOCTYPE html"),
        "export as csv": (".csv", b"seq,time"),
        "export as png": (".png", picture),
        "export picture window png": ("-window.png", picture),
    }
    for words, (ending, beginning) in written.items():
        desk.press("ctrl+shift+p")
        desk.act("type", words)
        desk.press("Return")
        file = desk.folder / "work" / f"02-all-at-once{ending}"
        data = desk.wait_for(lambda path=file: path.exists() and path.read_bytes(), f"{file.name}")
        assert data[:200].lower().startswith(beginning.lower()), data[:40]


def rests(desk):
    """A window at rest uses no processor time."""
    desk.wait_until_still()
    time.sleep(1.0)

    def ticks():
        fields = pathlib.Path(f"/proc/{desk.program.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return int(fields[11]) + int(fields[12])
    before = ticks()
    time.sleep(2.0)
    used = ticks() - before
    assert used <= 4, f"{used} clock ticks in two seconds of rest"


def quits(desk):
    desk.xdotool("key", "ctrl+q")
    status = desk.program.wait(timeout=PATIENCE)
    assert status == 0, status
    assert (desk.folder / "config" / "awaitscope" / "settings.toml").exists(), "settings are remembered"


def refuses_without_display(program, folder):
    environment = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    environment["XDG_CONFIG_HOME"] = str(folder)
    result = subprocess.run([program], env=environment, capture_output=True, text=True, timeout=PATIENCE, cwd=TOP)
    assert result.returncode == 1, result.returncode
    assert "cannot open a window" in result.stderr, result.stderr
    assert "--timeline" in result.stderr, "says what to do instead"


STEPS = (opens_a_lesson, keys_move_the_playhead, the_mouse_scrubs, zoom_and_fit, playing_moves_and_stops, themes_change,
         pages_open_and_close, ways_of_working, questions_are_asked, breakpoints_stop, the_side_shows_variables,
         what_if_leaves_a_ghost, compares, saves_under_another_name, exports, editing_runs_again, rests, quits)


def main():
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    for tool in ("Xvfb", "xdotool"):
        if shutil.which(tool) is None:
            print(f"{tool} is not installed: skipped")
            return 77
    program, arguments = os.path.abspath(sys.argv[1]), sys.argv[2:]
    with tempfile.TemporaryDirectory() as folder:
        if not arguments:
            refuses_without_display(program, folder)
            print("ok   refuses_without_display")
            arguments = [str(TOP / "scenarios" / "01-waiting" / "02-all-at-once.py")]
        desk = Desk(program, arguments, folder)
        try:
            for step in STEPS:
                try:
                    step(desk)
                except AssertionError as error:
                    picture = os.path.join(tempfile.gettempdir(), "awaitscope-window-test.xwd")
                    shutil.copy(pathlib.Path(folder) / "Xvfb_screen0", picture)
                    print(f"FAIL {step.__name__}: {error} (the screen: {picture})")
                    return 1
                print(f"ok   {step.__name__}", flush=True)
        finally:
            desk.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
