#!/usr/bin/env python3
"""Reads every export back with a reader that is not ours, and compares slices, arrows and totals with the trace.

    readers_test.py BINARY [--seeds N]

The readers: a JSON Schema validator, Python's csv, XML and HTML parsers, Pillow for pictures, protobuf's decoder,
markdown-it, and in headless Chromium speedscope and Mermaid from npm. A reader that is not installed is named and left
out; exit status 77 if the first ones are missing.
"""

import argparse
import base64
import collections
import csv
import html.parser
import io
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import xml.etree.ElementTree as ElementTree

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent / "support"))
from hostile import HOSTILE_PROGRAM, MARKERS
from reference import Reference

try:
    import jsonschema
    import markdown_it
    import PIL.Image
    import perfetto
except ImportError as error:
    print(f"skipped: {error} (Debian: python3-jsonschema python3-markdown-it python3-pil python3-protobuf)")
    sys.exit(77)
import browser
import npm

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCHEMA = json.loads((ROOT / "assets/trace.schema.json").read_text())
FORMATS = ["text", "csv", "json", "svg", "png", "gif", "html", "md", "mermaid", "chrome", "perfetto", "speedscope"]
EVENTFUL = """
import asyncio, time

async def worker(lock, queue, name):
    async with lock:
        time.sleep(0.25)
        await asyncio.sleep(0.5)
    item = await queue.get()
    print(name, item)
    if item == 2:
        raise ValueError("two")

async def endless():
    await asyncio.sleep(100)

async def main():
    lock, queue = asyncio.Lock(), asyncio.Queue()
    tasks = [asyncio.create_task(worker(lock, queue, f"w{i}")) for i in range(4)]
    other = asyncio.create_task(endless(), name="endless")
    for i in range(4):
        queue.put_nowait(i)
        await asyncio.sleep(0)
    await asyncio.gather(*tasks, return_exceptions=True)
    other.cancel()
    await asyncio.wait_for(asyncio.shield(asyncio.sleep(1)), 2)
    await asyncio.to_thread(time.sleep, 1)

asyncio.run(main())
"""


class Failed(Exception):
    pass


def expect(what, found, wanted):
    if found != wanted:
        raise Failed(f"{what}: {found!r} is not {wanted!r}")


class Run:
    """One program's exports, made when they are asked for."""

    def __init__(self, binary, folder, program):
        self.binary, self.folder, self.program = binary, folder, program
        self.reference = Reference(json.loads(self.export("json")))

    def export(self, name, *options):
        out = self.folder / f"{self.program.stem}.{name}"
        done = subprocess.run([self.binary, "export", str(self.program), "--to", name, "-o", str(out), *options],
                              stderr=subprocess.PIPE)
        if done.returncode != 0 or (done.stderr and b"exit status" not in done.stderr):
            raise Failed(f"{name}: {done.stderr.decode()}")
        return out.read_bytes()


# ---- one function a format

def check_json(run):
    text = run.export("json")
    jsonschema.Draft202012Validator(SCHEMA).validate(json.loads(text))
    (run.folder / "again.json").write_bytes(text)
    again = subprocess.run([run.binary, "export", str(run.folder / "again.json"), "--to", "json"], capture_output=True, check=True)
    expect("json, read back and written again", again.stdout, text)


def check_csv(run):
    rows = list(csv.reader(io.StringIO(run.export("csv").decode(), newline="")))
    expect("csv: heading", rows[0], ["seq", "time", "kind", "task", "line", "cause", "detail"])
    expect("csv: fields", {len(row) for row in rows}, {7})
    reference = run.reference
    expect("csv: kinds", [row[2] for row in rows[1:]], reference.kinds)
    expect("csv: times", [int(row[1].replace(".", "")) for row in rows[1:]], [row[0] for row in reference.events])
    expect("csv: details", [row[6] for row in rows[1:]], [reference.text(row[5]) for row in reference.events])
    expect("csv: causes", [int(row[5] or 0) for row in rows[1:]], [row[3] for row in reference.events])


def check_chrome(run):
    reference, events = run.reference, json.loads(run.export("chrome"))["traceEvents"]
    phases = collections.Counter(event["ph"] for event in events)
    categories = collections.Counter(event.get("cat") for event in events)
    expect("chrome: steps", categories["step"], reference.steps)
    expect("chrome: callbacks", categories["callback"], reference.callbacks)
    expect("chrome: arrows", (phases["s"], phases["f"]), (len(reference.flows),) * 2)
    expect("chrome: output", sum(event["ph"] == "i" and event["name"].startswith("print: ") for event in events), reference.marks)
    check_perfetto_rules(events)
    check_tracy_and_firefox_rules(events)


def check_perfetto_rules(events):
    """What Perfetto's JSON importer wants (json_trace_parser.cc, flow_tracker.cc, thread_state.ts)."""
    slices = collections.defaultdict(list)
    running = set()
    for event in events:
        if event["pid"] == 0 or event["tid"] == 0:
            raise Failed("perfetto: pid and tid 0 are the idle process")
        if event["ph"] == "X":
            slices[event["tid"]].append((event["ts"], event["ts"] + event["dur"]))
        if event["ph"] == "T":
            if event["name"] not in ("Running", "R", "S", "D", "Created", "X"):
                raise Failed(f"perfetto: no thread state {event['name']}")
            if event["name"] == "Running":
                expect("perfetto: cpu", event["args"]["cpu"], 0)
                running.add(event["tid"])
    for track, spans in slices.items():
        spans.sort(key=lambda span: (span[0], -span[1]))
        open_until = []
        for begin, end in spans:
            while open_until and open_until[-1] <= begin + 1e-9:
                open_until.pop()
            if open_until and end > open_until[-1] + 1e-9:
                raise Failed(f"perfetto: slices of track {track} overlap without nesting at {begin}")
            open_until.append(end)
    starts = {event["id"]: event for event in events if event["ph"] == "s"}
    for event in events:
        if event["ph"] != "f":
            continue
        start = starts[event["id"]]
        expect("perfetto: an arrow's names", (start["cat"], start["name"]), (event["cat"], event["name"]))
        inside = any(begin <= start["ts"] <= end for begin, end in slices[start["tid"]])
        if not inside and start["tid"] != 1:  # before the loop runs there is no slice to leave from
            raise Failed(f"perfetto: arrow {event['id']} leaves from no slice")
        if not any(begin >= event["ts"] - 1e-9 for begin, _ in slices[event["tid"]]) and event["name"] == "woken by":
            raise Failed(f"perfetto: arrow {event['id']} leads to no slice")


def check_tracy_and_firefox_rules(events):
    """import-chrome.cpp reads X and M with numbers, `loc` as file:line; Firefox wants pid, tid and a name."""
    for event in events:
        if not isinstance(event["pid"], int) or not isinstance(event["tid"], int) or not isinstance(event["name"], str):
            raise Failed(f"firefox: {event}")
        if event["ph"] != "M" and not isinstance(event["ts"], (int, float)):
            raise Failed(f"tracy: {event}")
        if event["ph"] == "X" and not event["dur"] >= 0:
            raise Failed(f"tracy: {event}")
        if "loc" in event and not re.search(r":\d+$", event["loc"]):
            raise Failed(f"tracy: place {event['loc']}")
        if event["ph"] == "C":
            expect("tracy: a counter's one value", len(event["args"]), 1)


def check_perfetto(run):
    reference, trace = run.reference, perfetto.decode(run.export("perfetto"))
    tracks = {p.track_descriptor.uuid: p.track_descriptor for p in trace.packet if p.HasField("track_descriptor")}
    for track in tracks.values():
        if track.parent_uuid and track.parent_uuid not in tracks:
            raise Failed(f"perfetto: track {track.uuid} has no parent")
    nested = sum(tracks[t.parent_uuid].uuid >= 10 for t in tracks.values() if t.parent_uuid)
    children = sum(task[2] != 0 for task in reference.tasks)
    expect("perfetto: nested tracks", nested, children)
    depth, flows, ends, running, callbacks = collections.Counter(), set(), set(), 0, 0
    for packet in trace.packet:
        event = packet.track_event
        if not packet.HasField("track_event"):
            continue
        if event.type == 1:
            depth[event.track_uuid] += 1
            running += "running" in event.categories
            callbacks += "callback" in event.categories
        if event.type == 2:
            depth[event.track_uuid] -= 1
        flows.update(event.flow_ids)
        ends.update(event.terminating_flow_ids)
    expect("perfetto: slices are closed", set(depth.values()) - {0}, set())
    others = sum(kind in ("block_begin", "job_start") for kind in reference.kinds)  # a blocking call splits a step
    if not reference.steps <= running <= reference.steps + others:
        raise Failed(f"perfetto: {running} running slices for {reference.steps} steps")
    expect("perfetto: callbacks", callbacks, reference.callbacks)
    if not ends or not ends <= {to for _, to, _ in reference.flows}:
        raise Failed("perfetto: arrows end where the trace has none")


def check_speedscope(run):
    profile = json.loads(run.export("speedscope"))
    folder = npm.package("speedscope")
    if folder:
        jsonschema.validate(profile, json.loads((folder / "dist/release/file-format-schema.json").read_text()))
    expect("speedscope: profiles", len(profile["profiles"]), len([task for task in run.reference.tasks]) + threads_of(run))
    for each in profile["profiles"]:
        last, stack = 0, []
        for event in each["events"]:
            if event["at"] < last:
                raise Failed("speedscope: time runs backwards")
            last = event["at"]
            stack.append(event["frame"]) if event["type"] == "O" else expect("speedscope: frame", stack.pop(), event["frame"])
        expect("speedscope: open frames", stack, [])


def threads_of(run):
    lanes = [event for event in json.loads(run.export("chrome"))["traceEvents"] if event["name"] == "thread_name"]
    return sum(lane["args"]["name"].startswith("thread ") for lane in lanes)


def check_svg(run):
    root = ElementTree.fromstring(run.export("svg"))
    shapes = collections.Counter(element.tag.rsplit("}", 1)[1] for element in root.iter())
    allowed = {"svg", "title", "defs", "pattern", "path", "marker", "rect", "text", "circle"}
    expect("svg: elements", set(shapes) - allowed, set())
    arrows = sum("marker-end" in element.attrib for element in root.iter())
    drawn = len(run.reference.flows_between_lanes())
    if drawn and drawn <= 400 and len(run.reference.tasks) < 55:
        expect("svg: arrows, and the legend's", arrows, drawn + 1)
    for element in root.iter():
        if any(name.startswith("on") or name.endswith("href") for name in element.attrib):
            raise Failed(f"svg: attributes {element.attrib}")


def check_png(run):
    picture = PIL.Image.open(io.BytesIO(run.export("png", "--size", "1600x900", "--code")))
    picture.load()
    expect("png: size", picture.size, (1600, 900))
    colours = picture.convert("RGB").getcolors(1 << 24)
    if len(colours) < 20:
        raise Failed(f"png: only {len(colours)} colours")
    expect("png: --scale", PIL.Image.open(io.BytesIO(run.export("png", "--scale", "2", "--width", "600"))).size[0], 1200)


def check_gif(run):
    picture = PIL.Image.open(io.BytesIO(run.export("gif", "--width", "800")))
    stops = {1, run.reference.size} | {seq for seq in range(1, run.reference.size + 1) if run.reference.kind(seq) == "resume"}
    expect("gif: frames", picture.n_frames, min(len(stops), 200))
    for frame in range(picture.n_frames):
        picture.seek(frame)
        picture.load()
    expect("gif: plays for ever", picture.info.get("loop"), 0)


def check_steps(run):
    folder = run.folder / f"{run.program.stem}-slides"
    subprocess.run([run.binary, "export", str(run.program), "--to", "steps", "-o", str(folder), "--width", "800", "--step-by", "output"],
                   check=True, stderr=subprocess.DEVNULL)
    pictures = sorted(folder.iterdir())
    wanted = len({1, run.reference.size} | {s for s in range(1, run.reference.size + 1) if "output" in run.reference.kind(s)})
    expect("steps: pictures", [p.name for p in pictures], [f"step-{i:03}.png" for i in range(1, wanted + 1)])
    expect("steps: one size", len({PIL.Image.open(p).size for p in pictures}), 1)


class PageParser(html.parser.HTMLParser):
    def __init__(self):
        super().__init__()
        self.tags = collections.Counter()
        self.data, self.is_run = "", False

    def handle_starttag(self, tag, attributes):
        self.tags[tag] += 1
        self.is_run = dict(attributes).get("id") == "run"
        if any(name.startswith("on") or (name in ("src", "href") and not value.startswith("#")) for name, value in attributes):
            raise Failed(f"html: <{tag} {attributes}>")

    def handle_data(self, data):
        if self.is_run:
            self.data += data
            self.is_run = False


def check_html(run):
    page = PageParser()
    page.feed(run.export("html").decode())
    expect("html: scripts", page.tags["script"], 2)
    data, reference = json.loads(page.data), run.reference
    expect("html: events", [event[:3] for event in data["events"]], [[row[1], row[0], row[2]] for row in reference.events][:20000])
    slices = [piece for lane in data["lanes"] if lane["task"] for piece in lane["slices"]]
    blocks = sum(piece[2] == "blocking" for piece in slices)
    running = sum(piece[2] == "running" for piece in slices)
    if not reference.steps <= running <= reference.steps + blocks:
        raise Failed(f"html: {running} running slices for {reference.steps} steps")
    expect("html: arrows", len(data["arrows"]), len(reference.flows_between_lanes()))
    expect("html: output", "".join(text for _, text, is_error in data["outputs"] if not is_error), reference.output)


def check_md(run):
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(run.export("md").decode())
    everything = tokens + [child for token in tokens for child in token.children or []]
    kinds = collections.Counter(token.type for token in everything)
    expect("md: no markup of the program's", [k for k in kinds if "html" in k or "link" in k or "image" in k or "strong" in k], [])
    expect("md: parts", (kinds["heading_open"], kinds["fence"], kinds["table_open"]), (1, 1, 1))
    expect("md: rows", kinds["tr_open"] - 1, min(run.reference.steps, 201))
    expect("md: cells", kinds["td_open"] % 5, 0)


def check_text(run):
    text = run.export("text").decode()
    if re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]", text):
        raise Failed("text: control characters")
    names = text.splitlines()
    if len(run.reference.tasks) < 20 and not any("event loop" in line for line in names):
        raise Failed("text: no event loop")


def check_mermaid(run):
    text = run.export("mermaid").decode()
    expect("mermaid: sections", text.count("\n    section "), len(run.reference.tasks) + threads_of(run))


CHEAP = [check_json, check_csv, check_chrome, check_perfetto, check_speedscope, check_svg, check_html, check_md, check_text, check_mermaid]
PICTURES = [check_png, check_gif, check_steps]


def check_same_bytes(run):
    for name in FORMATS:
        expect(f"{name}: the same bytes again", run.export(name) == run.export(name), True)


# ---- readers that live in a browser

def wait_for(page, condition):
    for _ in range(100):
        if page.script(f"return {condition}"):
            return
        time.sleep(0.1)
    raise Failed(f"waited in vain for {condition}")


def check_in_speedscope(page, run, folder):
    """What speedscope has imported, saved again by its own export (Ctrl+S)."""
    for name, file_name in (("speedscope", "run.speedscope.json"), ("chrome", "run.trace.json")):
        loader = run.folder / "load.js"
        data = base64.b64encode(run.export(name)).decode()
        loader.write_text(f'speedscope.loadFileFromBase64("{file_name}", "{data}")')
        page.open("about:blank")
        page.open(f"{(folder / 'dist/release/index.html').as_uri()}#localProfilePath={loader}")
        page.script("window.saved = null; URL.createObjectURL = blob => { blob.text().then(text => window.saved = text); return '#'; }")
        wait_for(page, "document.body.textContent.includes('Export') || document.body.textContent.includes('wrong')")
        page.chord("s")
        wait_for(page, "window.saved !== null")
        profiles = json.loads(page.script("return window.saved"))["profiles"]
        opened = sum(event["type"] == "O" for profile in profiles for event in profile["events"])
        if name == "speedscope":
            ours = json.loads(run.export(name))["profiles"]
            expect("speedscope: imported profiles", [p["name"] for p in profiles], [p["name"] for p in ours])
            expect("speedscope: imported slices", opened, sum(len(p["events"]) for p in ours) // 2)
        else:
            slices = sum(event["ph"] == "X" for event in json.loads(run.export(name))["traceEvents"])
            expect("chrome in speedscope: slices", opened, slices)


def check_in_mermaid(page, run, folder):
    text = run.export("mermaid").decode()
    holder = run.folder / "mermaid.html"
    holder.write_text(f'<!doctype html><meta charset="utf-8"><script src="{(folder / "dist/mermaid.min.js").as_uri()}"></script><div id="at"></div>')
    page.open(holder)
    page.script("mermaid.initialize({startOnLoad: false, securityLevel: 'strict'});"
                "window.drawn = null; mermaid.render('chart', arguments[0]).then(r => { document.getElementById('at').innerHTML = r.svg; window.drawn = 'drawn'; },"
                " error => window.drawn = String(error))", text)
    wait_for(page, "window.drawn !== null")
    expect("mermaid: drawn", page.script("return window.drawn"), "drawn")
    bars = len(re.findall(r"^    (?!section |title |dateFormat |axisFormat )\S.* :", text, re.MULTILINE))
    expect("mermaid: bars", page.script("return document.querySelectorAll('#at rect.task, #at rect[class^=task]').length"), bars)
    expect("mermaid: nothing injected", page.script("return [window.injected === undefined, document.querySelectorAll('#at img, #at script').length]"),
           [True, 0])


# ---- two runs

def check_comparison(binary, folder):
    a, b = ROOT / "scenarios/01-waiting/01-one-after-another.py", ROOT / "scenarios/01-waiting/02-all-at-once.py"
    made = {}
    for name in ("text", "json", "svg", "png", "html", "md"):
        out = folder / f"both.{name}"
        subprocess.run([binary, "compare", str(a), str(b), "--to", name, "-o", str(out)], check=True)
        made[name] = out.read_bytes()
    figures = json.loads(made["json"])
    expect("compare json", (figures["a"]["total"], figures["b"]["total"]), (6_000_000_000, 3_000_000_000))
    words = "".join(ElementTree.fromstring(made["svg"]).itertext())
    for name, text in (("svg", words), ("text", made["text"].decode()), ("md", made["md"].decode()), ("html", made["html"].decode())):
        for figure in ("6.000 s", "3.000 s", "2.00×"):
            if figure not in text:
                raise Failed(f"compare {name}: no {figure}")
    expect("compare png", PIL.Image.open(io.BytesIO(made["png"])).format, "PNG")
    tokens = markdown_it.MarkdownIt("commonmark").enable("table").parse(made["md"].decode())
    expect("compare md: timelines and table", [t.type for t in tokens if t.type in ("fence", "table_open")], ["fence", "fence", "table_open"])


# ---- random hostile programs

PIECES = MARKERS + ["\x00", "\x1b[2J", "\u202e", "\u2028", "\ud800", "\udfff", "\r", "\t", "'''", '"""', "\\", "%s", "${x}", "{{", "]]>", "--", "|",
                    "`" * 5, "~~~", "*", "_", "#", "&#x3c;", "\ufeff", "\uffff", "a" * 300, "漢字", "e\u0301", "🏳️‍🌈", "\n\n# x", "section x", ":", ";", "click a href"]


def random_program(seed):
    chance = random.Random(seed)
    name = lambda: "".join(chance.choice(PIECES) for _ in range(chance.randint(0, 4)))
    lines = ["import asyncio", "async def work(name, text, delay):", "    print(text.encode('utf-8', 'replace').decode())",
             "    await asyncio.sleep(delay)", "    return name", "async def main():", "    await asyncio.gather(*["]
    for _ in range(chance.randint(1, 6)):
        lines.append(f"        asyncio.create_task(work({ascii(name())}, {ascii(name())}, {chance.choice([0, 0.5, 1])}), name={ascii(name())}),")
    comment = "".join(c for c in name() if c.isprintable())
    return "\n".join(lines + ["    ])", f"# {comment}", "asyncio.run(main())", ""])


def main():
    parser = argparse.ArgumentParser(usage=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--seeds", type=int, default=12)
    options = parser.parse_args()
    failures = 0

    def attempt(what, check, *arguments):
        nonlocal failures
        try:
            check(*arguments)
            print(f"  ok      {what}")
        except (Failed, ValueError, RuntimeError, jsonschema.ValidationError, ElementTree.ParseError, subprocess.CalledProcessError) as error:
            failures += 1
            print(f"  FAILED  {what}: {str(error)[:600]}")

    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        runs = []
        for title, text in (("eventful", EVENTFUL), ("hostile", HOSTILE_PROGRAM),
                            ("lesson", (ROOT / "scenarios/04-cancelling/01-timeout.py").read_text())):
            (folder / f"{title}.py").write_text(text, encoding="utf-8")
            run = Run(options.binary, folder, folder / f"{title}.py")
            runs.append(run)
            for check in CHEAP + PICTURES + [check_same_bytes]:
                attempt(f"{title}: {check.__name__[6:]}", check, run)
        attempt("comparison", check_comparison, options.binary, folder)
        for seed in range(options.seeds):
            program = folder / f"random{seed}.py"
            program.write_text(random_program(seed), encoding="utf-8")
            try:
                run = Run(options.binary, folder, program)
            except Failed as error:
                failures += 1
                print(f"  FAILED  random program {seed}: {error}")
                continue
            for check in CHEAP:
                attempt(f"random program {seed}: {check.__name__[6:]}", check, run)
        if missing := browser.missing():
            print(f"  left out: {' and '.join(missing)} is not installed")
        else:
            with browser.Browser() as page:
                for package, check in (("speedscope", check_in_speedscope), ("mermaid", check_in_mermaid)):
                    if (package_folder := npm.package(package)) is None:
                        print(f"  left out: {package}, for there is no npm or no registry")
                        continue
                    for run in runs:
                        attempt(f"{run.program.stem}: in {package} itself", check, page, run, package_folder)
    print(f"{failures} failed" if failures else "all passed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
