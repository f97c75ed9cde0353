#!/usr/bin/env python3
"""Opens exported pages in headless Chromium and plays them with real key presses.

    page_test.py BINARY [SCREENSHOTS]

Exit status 77 (skipped) where Chromium or ChromeDriver is not installed. With a folder SCREENSHOTS, what was seen is
kept there as pictures.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "support"))
import browser
from hostile import HOSTILE_PROGRAM, MARKERS

ROOT = pathlib.Path(__file__).resolve().parents[2]
LESSON = ROOT / "scenarios/01-waiting/02-all-at-once.py"
TWIN = ROOT / "scenarios/01-waiting/01-one-after-another.py"
failures = []


def check(what, condition, *shown):
    print(f"  {'ok    ' if condition else 'FAILED'} {what}" + (f": {shown}" if not condition and shown else ""))
    if not condition:
        failures.append(what)


def export(binary, folder, source, name, *options, verb="export"):
    sources = source if isinstance(source, list) else [source]
    subprocess.run([binary, verb, *map(str, sources), "-o", str(folder / name), *options], check=True, stderr=subprocess.DEVNULL)
    return folder / name


def step_of(page):
    words = page.text("#step").split()
    return int(words[1]), int(words[3])


def play_by_keys(page, trace):
    kinds, events = trace["kinds"], trace["events"]
    resumes = [seq for seq, row in enumerate(events, 1) if kinds[row[1]] == "resume"]
    size = len(events)
    check("a step for every event of the trace", step_of(page) == (1, size), step_of(page), size)
    seen = []
    for _ in resumes:
        page.press("Right")
        seen.append(step_of(page)[0])
    check("→ goes to every task switch of the trace in order", seen == resumes, seen, resumes)
    page.press("Left", "Left")
    check("← goes back by two", step_of(page)[0] == resumes[-3], step_of(page))
    page.press("End")
    check("End goes to the last event", step_of(page)[0] == size)
    outputs = "".join(trace["texts"][row[5] - 1] for row in events if kinds[row[1]] == "output")
    shown = page.script("return [...document.querySelectorAll('#console .words')].map(e => e.textContent)")
    check("the console shows what the program prints", "\n".join(shown) == outputs.rstrip("\n"), shown)
    page.press("Home")
    check("Home goes to the start", step_of(page)[0] == 1)
    check("the start has printed nothing", page.text("#console") == "")
    page.script("document.getElementById('unit').value = 'line'")
    page.press("Right", "Right", "Right")
    lines = [row[6] for row in events if kinds[row[1]] == "line"]
    line = int(page.text("#code .ran .gutter"))
    check("stepping by lines marks the line of the trace", line == trace["spans"][lines[2] - 1][0], line)
    page.script("document.getElementById('unit').value = 'switch'")


def drawn_as_in_trace(page, trace):
    tasks = page.script("return run.lanes.filter(lane => lane.task).length")
    check("a lane for every task", tasks == len(trace["tasks"]), tasks)
    running = page.script("return run.lanes.filter(l => l.task).flatMap(l => l.slices).filter(s => s[2] === 'running').length")
    resumes = sum(trace["kinds"][row[1]] == "resume" for row in trace["events"])
    check("a running slice for every step", running == resumes, running, resumes)
    check("an arrow drawn for each", page.script("return document.querySelectorAll('.arrow').length === run.arrows.length"))
    check("and there are some", page.script("return run.arrows.length") > 0)


def predict_by_keys(page):
    page.press("Home", "p", "Right", "Right")
    for _ in range(12):
        if page.script("return question !== null"):
            break
        page.press("Right")
    check("a prediction is asked for", page.text("#asked") == "Which task runs next?")
    before = step_of(page)[0]
    page.press("Right")
    check("→ waits for the answer", step_of(page)[0] == before)
    truth = page.script("return run.lanes[laneOfTask.get(event(next(1))[TASK])].label")
    labels = page.script("return [...document.querySelectorAll('#question span')].map(e => e.textContent)")
    page.press(str(labels.index(truth) + 1))
    check("the right answer counts", page.text("#score") == "1 of 1 right", page.text("#score"))
    check("and is said", page.text("#sentence").startswith("Right."))
    for _ in range(12):
        page.press("Right")
        if page.script("return question !== null"):
            break
    labels = page.script("return [...document.querySelectorAll('#question span')].map(e => e.textContent)")
    truth = page.script("return run.lanes[laneOfTask.get(event(next(1))[TASK])].label")
    page.press(str([i for i, label in enumerate(labels) if label != truth][0] + 1))
    check("a wrong answer counts too", page.text("#score") == "1 of 2 right", page.text("#score"))
    page.press("p")


def look_and_access(page, keep):
    dark = page.script("return getComputedStyle(document.body).backgroundColor")
    page.press("t")
    check("T turns light and dark", page.script("return getComputedStyle(document.body).backgroundColor") != dark)
    page.press("t")
    nameless = page.script("return [...document.querySelectorAll('button, select, [role]')].filter(e => "
                           "!(e.textContent.trim() || e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') || e.id === 'note' || e.id === 'console'))"
                           ".map(e => e.outerHTML)")
    check("every control has a name", nameless == [], nameless)
    check("the timeline tells its value", "seconds" in page.script("return document.getElementById('timeline').getAttribute('aria-valuetext')"))
    page.press("Home", "Space")
    page.script("return new Promise(done => setTimeout(done, 1600))")
    check("Space plays", step_of(page)[0] > 1)
    page.press("Space")
    for width, height in ((1400, 900), (900, 700), (420, 800)):
        page.resize(width, height)
        wide = page.script("return [document.documentElement.scrollWidth, document.documentElement.clientWidth]")
        check(f"no sideways scrolling at {width} pixels", wide[0] <= wide[1], wide)
        if keep:
            page.screenshot(keep / f"page-{width}.png")
    page.resize(1280, 800)


def nothing_gets_out(page, what):
    check(f"{what}: nothing is loaded", page.script("return performance.getEntriesByType('resource').length") == 0)
    check(f"{what}: no error, nothing refused by the policy", not (problems := page.problems()), problems)


def hostile_page(page, binary, folder):
    program = folder / "hostile.py"
    program.write_text(HOSTILE_PROGRAM, encoding="utf-8")
    trace = json.loads(export(binary, folder, program, "hostile.json").read_text(encoding="utf-8"))
    page.open(export(binary, folder, program, "hostile.html"))
    page.press("End")
    nothing_gets_out(page, "hostile run")
    check("nothing of it ran", page.script("return window.injected === undefined"))
    check("two scripts, as in any page", page.script("return document.scripts.length") == 2)
    foreign = page.script("return document.querySelectorAll('img, iframe, b:not(#asked), a:not(.skip), object, embed, form').length")
    check("no element of its making", foreign == 0, foreign)
    shown = page.script("return document.body.innerText")
    for marker in MARKERS:
        check(f"shown as it is: {marker!r}", marker in shown)
    labels = page.script("return run.lanes.map(lane => lane.label)")
    check("a lane for every task", len([label for label in labels]) >= len(trace["tasks"]))
    page.open(export(binary, folder, [program, program], "both.html", verb="compare"))
    check("comparison: no script at all", page.script("return document.scripts.length") == 0)
    nothing_gets_out(page, "comparison of hostile runs")


def main():
    binary = sys.argv[1]
    keep = pathlib.Path(sys.argv[2]) if len(sys.argv) > 2 else None
    if missing := browser.missing():
        print(f"skipped: {' and '.join(missing)} is not installed (Debian: chromium chromium-driver)")
        return 77
    with tempfile.TemporaryDirectory() as name, browser.Browser() as page:
        folder = pathlib.Path(name)
        trace = json.loads(export(binary, folder, LESSON, "lesson.json").read_text())
        page.open(export(binary, folder, LESSON, "lesson.html"))
        check("the lesson's title", page.text("h1") == "All at once", page.text("h1"))
        play_by_keys(page, trace)
        drawn_as_in_trace(page, trace)
        predict_by_keys(page)
        look_and_access(page, keep)
        nothing_gets_out(page, "lesson")
        page.open(export(binary, folder, [TWIN, LESSON], "compared.html", verb="compare"))
        check("the comparison shows the ratio", "2.00×" in page.script("return document.body.innerText"))
        nothing_gets_out(page, "comparison")
        hostile_page(page, binary, folder)
    print(f"{len(failures)} failed" if failures else "all passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
