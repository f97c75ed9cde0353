#include "engine/export/html_page.h"

namespace awaitscope {

std::string_view page_style() {
    return R"css(
* { box-sizing: border-box; }
body { margin: 0; background: var(--background); color: var(--text); font: 15px/1.5 Inter, system-ui, sans-serif; }
header { display: flex; gap: 16px; align-items: baseline; padding: 12px 18px; background: var(--panel);
  border-bottom: 1px solid var(--line); }
header h1 { font-size: 17px; margin: 0; }
header .moment { margin-left: auto; color: var(--accent); font: 600 16px "JetBrains Mono", monospace; }
header .step { color: var(--dim); font: 14px "JetBrains Mono", monospace; }
main { display: grid; grid-template-columns: minmax(0, 1fr) 380px; gap: 10px; padding: 10px; }
section { background: var(--panel); border: 1px solid var(--line); border-radius: 8px; overflow: hidden; }
section h2 { margin: 0; padding: 8px 14px; font-size: 13px; color: var(--dim); border-bottom: 1px solid var(--line); }
#timeline-room { grid-column: 1 / -1; overflow-x: auto; }
#timeline { display: block; cursor: pointer; touch-action: pan-y; }
#code { margin: 0; padding: 8px 0; font: 14px/1.6 "JetBrains Mono", monospace; overflow: auto; max-height: 60vh; }
#code div { white-space: pre; padding-right: 14px; }
#code .arrow { display: inline-block; width: 26px; text-align: center; color: var(--running); }
#code .number { display: inline-block; width: 34px; text-align: right; color: var(--faint); margin-right: 14px; }
#code .ran { background: color-mix(in srgb, var(--running) 18%, transparent); }
#code .narration { color: var(--accent); font-style: italic; }
.chip { border: 1px solid var(--waiting); border-radius: 9px; padding: 0 8px; margin-left: 8px; font: 600 12px Inter, sans-serif; }
.chip.running { background: var(--running); border-color: var(--running); color: var(--background); }
.chip.ready { border-color: var(--ready); }
#sentence { padding: 14px 16px; font-size: 16px; min-height: 110px; }
#console { padding: 8px 14px; font: 14px/1.6 "JetBrains Mono", monospace; max-height: 30vh; overflow: auto; }
#console div { white-space: pre-wrap; cursor: pointer; }
#console .time { color: var(--faint); margin-right: 12px; }
#console .error { color: var(--failed); }
aside { display: flex; flex-direction: column; gap: 10px; }
footer { position: sticky; bottom: 0; display: flex; flex-wrap: wrap; gap: 8px; align-items: center; padding: 10px 18px;
  background: var(--panel); border-top: 1px solid var(--line); }
button, select { font: inherit; color: var(--text); background: var(--raised); border: 1px solid var(--line);
  border-radius: 8px; min-width: 38px; padding: 5px 11px; cursor: pointer; }
button:focus-visible, select:focus-visible { outline: 2px solid var(--accent); }
#play { background: var(--accent); color: var(--background); }
.hint { color: var(--dim); font-size: 13px; margin-left: auto; }
#question { padding: 14px 16px; border-left: 4px solid var(--accent); display: none; }
#question button { display: block; width: 100%; text-align: left; margin-top: 8px; }
@media (max-width: 900px) { main { grid-template-columns: minmax(0, 1fr); } }
)css";
}

std::string_view page_body() {
    return R"page(
<header><h1 id="title"></h1><span class="step" id="note"></span><span class="moment" id="moment"></span>
<span class="step" id="step"></span></header>
<main>
<section id="timeline-room"><svg id="timeline" role="img" aria-label="timeline"></svg></section>
<section><h2 id="file"></h2><div id="code"></div></section>
<aside>
<section><h2>What is happening</h2><div id="sentence" aria-live="polite"></div><div id="question"></div></section>
<section><h2>Output</h2><div id="console"></div></section>
</aside>
</main>
<footer>
<button id="start" title="Home">|◀</button><button id="back" title="Left">◀</button><button id="play" title="Space">▶</button>
<button id="forward" title="Right">▶</button><button id="end" title="End">▶|</button>
<label>step by <select id="unit"><option value="switch">task switch</option><option value="event">event</option>
<option value="line">line</option><option value="output">output</option></select></label>
<button id="predict" aria-pressed="false" title="P">predict</button><span id="score"></span>
<button id="theme" title="T">light / dark</button>
<span class="hint">← → step · Home End · Space play · P predict</span>
</footer>
)page";
}

// Texts of the run only ever become text nodes and attribute values: nothing in a program can turn into
// markup.
std::string_view page_script() {
    return R"js(
"use strict";
const run = JSON.parse(document.getElementById("run").textContent);
const $ = id => document.getElementById(id);
const size = run.events.length;
let cursor = 1, playing = null, predicting = false, asked = 0, right = 0, open = false;
const event = seq => run.events[seq - 1];
const KIND = 0, TIME = 1, TASK = 2, LINE = 3, X = 4, SENTENCE = 5;
const kind = seq => run.kinds[event(seq)[KIND]];
const seconds = ns => { let s = (ns / 1e9).toFixed(9).replace(/0+$/, ""); const d = s.split(".")[1].length;
  return d < 3 ? s + "0".repeat(3 - d) : s; };
const make = (name, values = {}, text) => { const e = document.createElement(name);
  for (const [k, v] of Object.entries(values)) e.setAttribute(k, v); if (text !== undefined) e.textContent = text; return e; };
const draw = (name, values, text) => { const e = document.createElementNS("http://www.w3.org/2000/svg", name);
  for (const [k, v] of Object.entries(values)) e.setAttribute(k, v); if (text !== undefined) e.textContent = text; return e; };

// ---- timeline
const LABELS = 190, LANE = 44, TOP = 40;
const slices = run.lanes.map(lane => lane.slices);
const sliceAt = (lane, seq) => { let low = 0, high = slices[lane].length;
  while (low < high) { const m = (low + high) >> 1; slices[lane][m][0] <= seq ? low = m + 1 : high = m; } return low - 1; };
let scale = 1;
const x = seq => LABELS + (seq > size ? run.length : event(seq)[X]) * scale;
const colour = (state, wait) => state === "waiting" ? (wait === "io" ? "var(--io)" : wait === "lock" ? "var(--lock)" : "var(--waiting)")
  : state === "destroyed" ? "var(--failed)" : `var(--${({created: "faint", idle: "faint", cancelled: "lock"})[state] || state})`;
const mark = {done: "✓", failed: "✗", cancelled: "⊘", destroyed: "†"};
let playhead, future;
function paint() {
  const svg = $("timeline"), width = Math.max($("timeline-room").clientWidth, 480), height = TOP + LANE * run.lanes.length + 8;
  scale = (width - LABELS - 24) / run.length;
  svg.replaceChildren(); svg.setAttribute("width", width); svg.setAttribute("height", height);
  const hatch = draw("pattern", {id: "hatch", width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"});
  hatch.append(draw("line", {y2: 7, stroke: "var(--dim)", "stroke-width": 2, opacity: .35}));
  const defs = draw("defs", {}); defs.append(hatch); svg.append(defs);
  let labelled = -1;
  for (let seq = 1; seq <= size; seq++) if (seq === 1 || event(seq)[TIME] !== event(seq - 1)[TIME]) {
    const at = x(seq); if (at < labelled || at > width - 50) continue;
    svg.append(draw("text", {x: at, y: 24, "font-size": 12, fill: "var(--dim)", "font-family": "monospace"}, seconds(event(seq)[TIME])));
    labelled = at + 60;
  }
  run.lanes.forEach((lane, row) => {
    const top = TOP + row * LANE;
    svg.append(draw("line", {x1: 0, x2: width, y1: top + LANE - 1, y2: top + LANE - 1, stroke: "var(--line)"}));
    svg.append(draw("text", {x: 14 + Math.min(lane.depth, 5) * 14, y: top + 27, "font-size": 14, "font-weight": 600, fill: "var(--text)"}, lane.label));
    let drawn = -1;
    for (const [begin, end, state, wait, label] of lane.slices) {
      const x0 = x(begin), x1 = x(end), wide = x1 - x0;
      if (mark[state]) { svg.append(draw("text", {x: x0 + 3, y: top + 27, "font-size": 14, fill: colour(state)}, mark[state])); continue; }
      if (state === "created" || x1 - drawn < .7) continue;
      drawn = x1;
      const thin = state === "ready", idle = state === "idle";
      const box = draw("rect", {x: x0, width: Math.max(wide, .7), y: thin ? top + 18 : idle ? top + 21 : top + 8,
        height: thin ? 8 : idle ? 1 : LANE - 17, rx: wide > 8 ? 4 : 0,
        fill: state === "waiting" ? "url(#hatch)" : colour(state), stroke: state === "waiting" ? colour(state, wait) : "none"});
      box.append(draw("title", {}, lane.label + ": " + state + (label ? " " + label : "")));
      svg.append(box);
      if (label && wide > label.length * 8 + 20)
        svg.append(draw("text", {x: x0 + wide / 2, y: top + 26, "font-size": 13, "text-anchor": "middle",
          fill: "var(--text)", stroke: "var(--panel)", "stroke-width": 5, "paint-order": "stroke"}, label));
    }
  });
  future = draw("rect", {y: TOP - 6, height, fill: "var(--panel)", opacity: .55, "pointer-events": "none"});
  playhead = draw("path", {stroke: "var(--accent)", fill: "var(--accent)", "stroke-width": 2, "pointer-events": "none"});
  svg.append(future, playhead);
  place();
}
function place() {
  const at = x(cursor), width = +$("timeline").getAttribute("width"), height = +$("timeline").getAttribute("height");
  future.setAttribute("x", at + 1); future.setAttribute("width", Math.max(width - at, 0));
  future.setAttribute("opacity", predicting ? 1 : .55);
  playhead.setAttribute("d", `M${at} ${TOP - 8}V${height}M${at - 7} ${TOP - 16}h14l-7 9z`);
}
$("timeline").addEventListener("click", e => {
  const at = (e.clientX - $("timeline").getBoundingClientRect().left - LABELS) / scale;
  let low = 1, high = size; while (low < high) { const m = (low + high + 1) >> 1; event(m)[X] <= at ? low = m : high = m - 1; }
  go(low);
});

// ---- code and console
const rows = run.source.map((text, i) => { const row = make("div");
  row.append(make("span", {class: "arrow"}), make("span", {class: "number"}, i + 1),
    make("span", {class: text.trim().startsWith("#:") ? "narration" : ""}, text), make("span"));
  $("code").append(row); return row; });
const laneOfTask = new Map(run.lanes.map((lane, i) => [lane.task, i]).filter(([task]) => task));
function currentLine() {
  const task = event(cursor)[TASK];
  for (let seq = cursor; seq >= 1 && event(seq)[TASK] === task; seq--) {
    if (kind(seq) === "line") return event(seq)[LINE];
    if (kind(seq) === "resume") return event(seq)[LINE];
  }
  return 0;
}
function showCode() {
  const line = currentLine(); let next = 0;
  for (let seq = cursor + 1; seq <= size; seq++) if (kind(seq) === "line") { next = event(seq)[LINE]; break; }
  const chips = new Map();
  for (const [task, lane] of laneOfTask) { const i = sliceAt(lane, cursor); if (i < 0) continue;
    let [begin, , state] = slices[lane][i], at = 0;
    if (state === "waiting") at = event(begin)[LINE];
    else if (state === "ready" && i > 0 && slices[lane][i - 1][2] === "waiting") at = event(slices[lane][i - 1][0])[LINE];
    else if (task === event(cursor)[TASK] && (state === "running" || state === "blocking")) { at = line; state = "running"; }
    if (at) chips.set(at, [...(chips.get(at) || []), [run.lanes[lane].label, state]]); }
  rows.forEach((row, i) => {
    row.className = i + 1 === line ? "ran" : "";
    row.children[0].textContent = i + 1 === line ? "▶" : i + 1 === next && !predicting ? "▷" : "";
    row.children[3].replaceChildren(...(chips.get(i + 1) || []).slice(0, 8).map(([label, state]) =>
      make("span", {class: "chip " + state}, (state === "running" ? "▶ " : state === "ready" ? "▬ " : "‖ ") + label)));
  });
  if (line) rows[line - 1]?.scrollIntoView({block: "nearest"});
}
function showConsole() {
  const lines = []; let text = "";
  for (const [seq, words, error] of run.outputs) { if (seq > cursor) break;
    const row = make("div", {class: error ? "error" : ""}); row.append(make("span", {class: "time"}, seconds(event(seq)[TIME])), words.replace(/\n$/, ""));
    row.addEventListener("click", () => go(seq)); lines.push(row); }
  $("console").replaceChildren(...lines.slice(-300)); $("console").scrollTop = 1e9;
}

// ---- moving: the cursor changes here and nowhere else
function go(seq) {
  cursor = Math.min(Math.max(seq, 1), size); open = false; $("question").style.display = "none";
  $("moment").textContent = seconds(event(cursor)[TIME]) + " s"; $("step").textContent = `step ${cursor} of ${size}`;
  $("sentence").textContent = run.sentences[event(cursor)[SENTENCE]];
  place(); showCode(); showConsole();
}
const stops = {event: () => true, line: seq => kind(seq) === "line", "switch": seq => kind(seq) === "resume",
  output: seq => kind(seq) === "output" || kind(seq) === "error_output"};
function next(direction) {
  const stop = stops[$("unit").value];
  for (let seq = cursor + direction; seq >= 1 && seq <= size; seq += direction) if (stop(seq)) return seq;
  return direction > 0 ? size : 1;
}
function step(direction) {
  if (direction > 0 && predicting && !open) { if (ask()) return; }
  go(next(direction));
}
function play(on) {
  clearTimeout(playing); playing = null; $("play").textContent = on ? "❚❚" : "▶";
  if (!on || cursor >= size) { if (on) { $("play").textContent = "▶"; } return; }
  const to = next(1), wait = Math.min(550 + (event(to)[TIME] - event(cursor)[TIME]) / 1e9 * 600, 2000);
  playing = setTimeout(() => { go(to); play(true); }, wait);
}

// ---- predictions: what is asked is answered by the trace itself
function ask() {
  const to = next(1); if (kind(to) !== "resume") return false;
  const truth = event(to)[TASK], alive = [];
  for (const [task, lane] of laneOfTask) { const i = sliceAt(lane, cursor); if (i >= 0 && !mark[slices[lane][i][2]] && task !== truth) alive.push(task); }
  if (!alive.length) return false;
  const choices = [truth, ...alive.slice(0, 3)].sort((a, b) => a - b);
  const box = $("question"); box.replaceChildren(make("b", {}, "Which task runs next?")); open = true;
  choices.forEach((task, i) => { const label = run.lanes[laneOfTask.get(task)].label;
    const button = make("button", {}, `${i + 1}  ${label}`);
    button.addEventListener("click", () => { asked++; if (task === truth) right++;
      $("score").textContent = `${right} of ${asked} right`; go(to);
      $("sentence").textContent = (task === truth ? "Right. " : `Not ${label}. `) + $("sentence").textContent; });
    box.append(button); });
  box.style.display = "block"; box.querySelector("button").focus();
  return true;
}

// ---- buttons and keys
const actions = {start: () => go(1), back: () => step(-1), forward: () => step(1), end: () => go(size), play: () => play(!playing),
  predict: () => { predicting = !predicting; $("predict").setAttribute("aria-pressed", predicting); $("predict").style.borderColor = predicting ? "var(--accent)" : ""; go(cursor); },
  theme: () => { document.body.className = document.body.className === "light" ? "dark" : "light"; }};
for (const [id, action] of Object.entries(actions)) $(id).addEventListener("click", () => { if (id !== "play") play(false); action(); });
const keys = {ArrowRight: "forward", PageDown: "forward", ArrowLeft: "back", PageUp: "back", Home: "start", End: "end", " ": "play", p: "predict", t: "theme"};
addEventListener("keydown", e => {
  if (e.ctrlKey || e.altKey || e.metaKey || e.target.tagName === "SELECT") return;
  if (open && "1234".includes(e.key)) { $("question").querySelectorAll("button")[+e.key - 1]?.click(); return; }
  const id = keys[e.key]; if (!id || (e.key === " " && e.target.tagName === "BUTTON")) return;
  e.preventDefault(); if (id !== "play") play(false); actions[id]();
});
addEventListener("resize", paint);
$("title").textContent = run.title; $("file").textContent = run.file; $("note").textContent = run.note;
if (size) { paint(); go(1); }
)js";
}

}  // namespace awaitscope
