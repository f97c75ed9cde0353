// pyodide_record.mjs FILE.py: what CPython 3.14, compiled to WebAssembly, does with it on the virtual clock, as
// JSON. Needs the npm package pyodide@314 where node finds it. A fresh interpreter for each program; no threads.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const here = path.dirname(fileURLToPath(import.meta.url));
const program = process.argv[2];

const python = await loadPyodide({ env: { PYTHONHASHSEED: "0" } });
python.globals.set("recorder_source", fs.readFileSync(path.join(here, "virtual_loop.py"), "utf8"));
python.globals.set("program_source", fs.readFileSync(program, "utf8"));
python.globals.set("program_name", path.basename(program));
process.stdout.write(
  python.runPython(`
import json
recorder = {"__name__": "virtual_loop"}
exec(compile(recorder_source, "virtual_loop.py", "exec"), recorder)
json.dumps(recorder["run_program"](program_source, program_name))
`),
);
