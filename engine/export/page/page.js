// Plays the run that stands in the element "run". Texts of the run only ever become text nodes and attribute
// values, so nothing in a program can turn into markup; the page's policy lets no other script run.
"use strict";
const run = JSON.parse(document.getElementById("run").textContent);
const $ = id => document.getElementById(id);
const size = run.events.length;
const [KIND, TIME, TASK, LINE, PLACE, SENTENCE] = [0, 1, 2, 3, 4, 5];
let cursor = 1, timer = null, predicting = false, asked = 0, right = 0, question = null;

const event = seq => run.events[seq - 1];
const kind = seq => run.kinds[event(seq)[KIND]];
const isOutput = seq => kind(seq) === "output" || kind(seq) === "error_output";
function seconds(ns) {
  const [whole, decimals] = (ns / 1e9).toFixed(9).split(".");
  return whole + "." + decimals.replace(/0+$/, "").padEnd(3, "0");
}
function fill(element, attributes, text) {
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text !== undefined) element.textContent = text;
  return element;
}
const make = (name, attributes = {}, text) => fill(document.createElement(name), attributes, text);
const draw = (name, attributes = {}, text) =>
  fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, text);

// ---- lanes: what each is doing at a step
const FINAL = {done: "✓", failed: "✗", cancelled: "⊘", destroyed: "†"};
const laneOfTask = new Map(run.lanes.map((lane, i) => [lane.task, i]).filter(([task]) => task));
function sliceAt(lane, seq) {
  const slices = run.lanes[lane].slices;
  let low = 0, high = slices.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (slices[middle][0] <= seq) low = middle + 1; else high = middle;
  }
  return low - 1;
}

// ---- timeline
const LABELS = 190, TOP = 38, LANE = run.lanes.length > 14 ? 26 : 42;
const rowMiddle = row => TOP + row * LANE + LANE / 2;
let scale = 1, playhead, future, arrows = [];
const place = seq => LABELS + (seq > size ? run.length : event(seq)[PLACE]) * scale;
function colour(state, wait) {
  if (state === "waiting") return `var(--${wait === "io" || wait === "lock" ? wait : "waiting"})`;
  const names = {destroyed: "failed", created: "faint", idle: "faint", cancelled: "lock"};
  return `var(--${names[state] || state})`;
}
function paintSlice(svg, lane, row, [begin, end, state, wait, label]) {
  const x = place(begin), wide = place(end) - x, top = TOP + row * LANE, middle = rowMiddle(row);
  if (FINAL[state]) {
    svg.append(draw("text", {x: x + 4, y: middle + 5, "font-size": 15, "font-weight": 700, fill: colour(state)}, FINAL[state]));
    return;
  }
  if (state === "created") return;
  const high = {ready: LANE * .18, idle: 1}[state] || LANE * .62;
  const box = draw("rect", {x, width: Math.max(wide, .8), y: middle - high / 2, height: high, rx: wide > 8 ? 4 : 0,
    fill: state === "waiting" ? `url(#hatch-${wait === "io" || wait === "lock" ? wait : "waiting"})` : colour(state),
    stroke: state === "waiting" ? colour(state, wait) : "none"});
  box.append(draw("title", {}, `${lane.label}: ${state}${label ? " " + label : ""}`));
  svg.append(box);
  if (state === "running" && wide >= 22 && LANE > 30)
    svg.append(draw("path", {d: `M${x + wide / 2 - 4} ${middle - 6}l10 6l-10 6z`, fill: "var(--panel)"}));
  if (label && wide > label.length * 7.4 + 24)
    svg.append(draw("text", {x: x + wide / 2, y: middle + 4.5, "font-size": 13, "text-anchor": "middle", fill: "var(--text)",
      stroke: "var(--panel)", "stroke-width": 6, "stroke-linejoin": "round", "paint-order": "stroke"}, label));
}
function paintAxis(svg, width, height) {
  let labelled = -1;
  for (let seq = 1; seq <= size; seq++) {
    if (seq > 1 && event(seq)[TIME] === event(seq - 1)[TIME]) continue;
    const x = place(seq);
    if (x < labelled || x > width - 50) continue;
    svg.append(draw("line", {x1: x, x2: x, y1: TOP - 6, y2: height, stroke: "var(--line)", "stroke-dasharray": "1 4"}));
    svg.append(draw("text", {x, y: 22, class: "moment", fill: "var(--dim)"}, seconds(event(seq)[TIME]) + (labelled < 0 ? " s" : "")));
    labelled = x + 78;
  }
}
function paintArrows(svg) {
  arrows = run.arrows.map(([from, fromRow, to, toRow]) => {
    const x0 = place(from), x1 = place(to), y1 = rowMiddle(toRow);
    const y0 = rowMiddle(fromRow) + LANE * (fromRow < toRow ? .3 : -.3);
    const path = draw("path", {d: `M${x0} ${y0}C${x0} ${y0 + (y1 - y0) * .6} ${x1 - 14} ${y1} ${x1} ${y1}`, fill: "none",
      stroke: "var(--accent)", "stroke-width": 1.4, "marker-end": "url(#tip)", "pointer-events": "none", class: "arrow"});
    svg.append(path);
    return [to, path];
  });
}
function paint() {
  const svg = $("timeline"), width = Math.max($("timeline-room").clientWidth, 560), height = TOP + LANE * run.lanes.length + 6;
  scale = (width - LABELS - 40) / run.length;
  svg.replaceChildren();
  fill(svg, {width, height, viewBox: `0 0 ${width} ${height}`});
  const defs = draw("defs");
  for (const name of ["waiting", "io", "lock"]) {
    const hatch = draw("pattern", {id: "hatch-" + name, width: 7, height: 7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"});
    hatch.append(draw("path", {d: "M0 0V7", stroke: `var(--${name})`, "stroke-width": 2.2, opacity: .45}));
    defs.append(hatch);
  }
  const tip = draw("marker", {id: "tip", viewBox: "0 0 8 8", refX: 7, refY: 4, markerWidth: 7, markerHeight: 7, markerUnits: "userSpaceOnUse", orient: "auto"});
  tip.append(draw("path", {d: "M0 0L8 4L0 8z", fill: "var(--accent)"}));
  defs.append(tip);
  svg.append(defs);
  paintAxis(svg, width, height);
  run.lanes.forEach((lane, row) => {
    const under = TOP + (row + 1) * LANE;
    svg.append(draw("line", {x1: 0, x2: width, y1: under, y2: under, stroke: "var(--line)"}));
    const name = draw("text", {x: 14 + Math.min(lane.depth, 5) * 14, y: rowMiddle(row) + 5, "font-size": 13.5, "font-weight": 600, fill: "var(--text)"},
      lane.label.length > 22 ? lane.label.slice(0, 21) + "…" : lane.label);
    name.append(draw("title", {}, lane.label));
    svg.append(name);
    let drawn = -1;
    for (const slice of lane.slices) {
      const to = place(slice[1]);
      if (!FINAL[slice[2]] && to - drawn < .7) continue;  // hidden below the pixel before it
      if (!FINAL[slice[2]]) drawn = to;
      paintSlice(svg, lane, row, slice);
    }
  });
  future = draw("rect", {y: TOP - 6, height, fill: "var(--panel)", "pointer-events": "none"});
  svg.append(future);
  paintArrows(svg);
  playhead = draw("path", {stroke: "var(--accent)", fill: "var(--accent)", "stroke-width": 2, "pointer-events": "none"});
  svg.append(playhead);
  placeCursor();
}
function placeCursor() {
  const svg = $("timeline"), x = place(cursor), width = +svg.getAttribute("width"), height = +svg.getAttribute("height");
  fill(future, {x: x + 1, width: Math.max(width - x, 0), opacity: predicting ? 1 : .66});
  playhead.setAttribute("d", `M${x} ${TOP - 8}V${height}M${x - 7} ${TOP - 13}h14l-7 9z`);
  for (const [to, path] of arrows) path.setAttribute("opacity", to > cursor ? 0 : .8);
  fill(svg, {"aria-valuemax": size, "aria-valuenow": cursor,
    "aria-valuetext": `${seconds(event(cursor)[TIME])} seconds: ${$("sentence").textContent}`});
}
$("timeline").addEventListener("click", click => {
  const at = (click.clientX - $("timeline").getBoundingClientRect().left - LABELS) / scale;
  let low = 1, high = size;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (event(middle)[PLACE] <= at) low = middle; else high = middle - 1;
  }
  play(false);
  go(low);
});

// ---- code
const rows = run.source.map((pieces, i) => {
  const row = make("div"), text = make("span", {class: "text"});
  for (const [words, style] of pieces) text.append(style ? make("span", {class: style}, words) : words);
  row.append(make("span", {class: "sign"}), make("span", {class: "gutter"}, run.firstLine + i), text, make("span"));
  $("code").append(row);
  return row;
});
const rowOfLine = line => rows[line - run.firstLine];
function currentLine() {
  const task = event(cursor)[TASK];
  for (let seq = cursor; seq >= 1 && event(seq)[TASK] === task; seq--)
    if (kind(seq) === "line" || kind(seq) === "resume") return event(seq)[LINE];
  return 0;
}
function nextLine() {
  for (let seq = cursor + 1; seq <= size; seq++) if (kind(seq) === "line") return event(seq)[LINE];
  return 0;
}
function chipsByLine(line) {
  const chips = new Map();
  for (const [task, lane] of laneOfTask) {
    const i = sliceAt(lane, cursor), slices = run.lanes[lane].slices;
    if (i < 0) continue;
    const state = slices[i][2], running = task === event(cursor)[TASK] && (state === "running" || state === "blocking");
    let at = running ? line : 0;
    if (state === "waiting") at = event(slices[i][0])[LINE];
    else if (state === "ready" && i > 0 && slices[i - 1][2] === "waiting") at = event(slices[i - 1][0])[LINE];
    if (at) chips.set(at, [...(chips.get(at) || []), [run.lanes[lane].label, running ? "running" : state]]);
  }
  return chips;
}
function showCode() {
  const line = currentLine(), next = predicting ? 0 : nextLine(), chips = chipsByLine(line);
  const sign = {running: "▶ ", ready: "▬ "};
  rows.forEach((row, i) => {
    const number = run.firstLine + i;
    row.className = number === line ? "ran" : "";
    row.children[0].textContent = number === line ? "▶\uFE0E" : number === next ? "▷" : "";
    row.children[3].replaceChildren(...(chips.get(number) || []).slice(0, 8).map(([label, state]) =>
      make("span", {class: "chip " + state, dir: "auto"}, (sign[state] || "‖ ") + label)));
  });
  (rowOfLine(line) || rowOfLine(nextLine()))?.scrollIntoView({block: "nearest"});
  const remarks = [];
  for (let above = line - 1; rowOfLine(above)?.children[2].textContent.trim().startsWith("#:"); above--)
    remarks.unshift(rowOfLine(above).children[2].textContent.trim().slice(2).trim());
  $("narration").textContent = remarks.join(" ");
  $("narration").hidden = !remarks.length;
}

// ---- output and explanation
function showConsole() {
  const lines = [];
  for (const [seq, words, isError] of run.outputs) {
    if (seq > cursor) break;
    const row = make("div", {class: isError ? "error" : ""});
    row.append(make("span", {class: "time"}, seconds(event(seq)[TIME])), make("span", {class: "words", dir: "auto"}, words.replace(/\n$/, "")));
    row.addEventListener("click", () => go(seq));
    lines.push(row);
  }
  $("console").replaceChildren(...lines.slice(-300));
  $("console").scrollTop = 1e9;
}
function showSentence(verdict) {
  const pieces = run.sentences[event(cursor)[SENTENCE]].map(([text, style]) => make("span", style ? {class: style, dir: "auto"} : {}, text));
  if (verdict) pieces.unshift(make("span", {class: "verdict"}, verdict + " "));
  $("sentence").replaceChildren(...pieces);
}

// ---- moving: the cursor changes here and nowhere else
function go(seq, verdict) {
  cursor = Math.min(Math.max(seq, 1), size);
  showQuestion(null);
  $("time").textContent = seconds(event(cursor)[TIME]) + " s";
  $("step").textContent = `step ${cursor} of ${size}`;
  showSentence(verdict);
  placeCursor();
  showCode();
  showConsole();
}
const stops = {event: () => true, line: seq => kind(seq) === "line", switch: seq => kind(seq) === "resume", output: isOutput};
function next(direction) {
  const stop = stops[$("unit").value];
  for (let seq = cursor + direction; seq >= 1 && seq <= size; seq += direction) if (stop(seq)) return seq;
  return direction > 0 ? size : 1;
}
function step(direction) {
  if (direction > 0 && predicting && !question && ask()) return;
  if (question && direction > 0) return;  // an answer first
  go(next(direction));
}
function play(on) {
  clearTimeout(timer);
  timer = null;
  if (on && cursor >= size) go(1);
  $("play").textContent = on ? "❚❚" : "▶\uFE0E";
  $("play").setAttribute("aria-label", on ? "Pause" : "Play");
  if (!on) return;
  const to = next(1), passes = (event(to)[TIME] - event(cursor)[TIME]) / 1e9;
  timer = setTimeout(() => { go(to); play(cursor < size); }, Math.min(650 + passes * 600, 2200) / +$("speed").value);
}

function showQuestion(answers) {
  question = answers;
  $("question").hidden = !answers;
  $("side").classList.toggle("asking", !!answers);
}

// ---- predictions: what is asked is answered by the trace itself
function choicesOfTask(to) {
  const truth = event(to)[TASK], others = [];
  for (const [task, lane] of laneOfTask) {
    const i = sliceAt(lane, cursor);
    if (i >= 0 && !FINAL[run.lanes[lane].slices[i][2]] && task !== truth) others.push(task);
  }
  return [truth, ...others.slice(0, 3)].sort((a, b) => a - b).map(task => [run.lanes[laneOfTask.get(task)].label, task === truth]);
}
function choicesOfOutput(to) {
  const words = new Map(run.outputs.map(([seq, text]) => [seq, text.trim()])), truth = words.get(to), others = new Set();
  for (const [seq, text] of words) if (seq > to && text !== truth) others.add(text);
  return [truth, ...[...others].slice(0, 3)].sort().map(text => [text, text === truth]);
}
function ask() {
  const to = next(1), output = $("unit").value === "output";
  if (!(output ? isOutput(to) : kind(to) === "resume")) return false;
  const choices = output ? choicesOfOutput(to) : choicesOfTask(to);
  if (choices.length < 2) return false;
  const answers = choices.map(([label, isRight]) => () => {
    asked++;
    if (isRight) right++;
    $("score").textContent = `${right} of ${asked} right`;
    go(to, isRight ? "Right." : `Not ${label}.`);
    $("timeline").focus({preventScroll: true});
  });
  $("question").replaceChildren(make("b", {id: "asked"}, output ? "What is printed next?" : "Which task runs next?"),
    ...choices.map(([label], i) => {
      const button = make("button");
      button.append(make("kbd", {}, i + 1), make("span", {dir: "auto"}, label));
      button.addEventListener("click", answers[i]);
      return button;
    }));
  showQuestion(answers);
  $("question").querySelector("button").focus();
  return true;
}

// ---- buttons and keys
const isDark = () => (document.documentElement.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
const actions = {
  start: () => go(1), back: () => step(-1), forward: () => step(1), end: () => go(size), play: () => play(!timer),
  predict: () => { predicting = !predicting; $("predict").setAttribute("aria-pressed", predicting); go(cursor); },
  theme: () => { document.documentElement.dataset.theme = isDark() ? "light" : "dark"; }};
function act(id) {
  if (id !== "play" && id !== "theme") play(false);
  actions[id]();
}
for (const id of Object.keys(actions)) $(id).addEventListener("click", () => act(id));
const keys = {ArrowRight: "forward", PageDown: "forward", ArrowLeft: "back", PageUp: "back", Home: "start", End: "end",
  " ": "play", p: "predict", P: "predict", t: "theme", T: "theme"};
addEventListener("keydown", press => {
  if (press.ctrlKey || press.altKey || press.metaKey || press.target.tagName === "SELECT") return;
  if (question && "1234".includes(press.key)) { question[+press.key - 1]?.(); return; }
  const id = keys[press.key];
  if (!id || (press.key === " " && press.target.tagName === "BUTTON")) return;
  press.preventDefault();
  act(id);
});
addEventListener("resize", paint);

$("title").textContent = run.title;
$("summary").textContent = $("summary").title = run.summary;
$("summary").hidden = !run.summary;
$("file").textContent = run.file;
$("note").textContent = run.note;
$("note").hidden = !run.note;
if (size) { showSentence(); paint(); go(1); } else $("sentence").textContent = "Nothing was recorded in this run.";
