"""Records what CPython 3.14 prints for each program in syntax_errors.txt. Run it with the Python that we mirror:

    python3.14 tests/syntax/record_errors.py

The programs stay, what follows each `%% error` is written anew. Add a program with an empty expectation first.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

CASES = pathlib.Path(__file__).with_name("syntax_errors.txt")
NO_LINE_END = "%% no line end\n"


# The program is compiled from its text, as the conformance recorder does: read from its file, an error at the end
# of the file has no caret.
COMPILE = """
import sys, traceback
try:
    compile(open("test.py", encoding="utf-8", newline="").read(), "test.py", "exec")
except SyntaxError as error:
    traceback.print_exception(type(error), error, None)
"""


def recorded(program):
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "test.py")
        with open(path, "w", encoding="utf-8", newline="") as file:
            file.write(program)
        done = subprocess.run([sys.executable, "-W", "ignore", "-c", COMPILE], cwd=folder, capture_output=True,
                              text=True, env={"PATH": os.environ.get("PATH", ""), "PYTHONUTF8": "1"})
    return done.stderr.replace(path, "test.py").replace(folder + os.sep, "")


def main():
    out = []
    for case in CASES.read_text(encoding="utf-8").split("%% program\n")[1:]:
        program = case.split("%% error\n")[0]
        text = program.removesuffix("\n" + NO_LINE_END) if program.endswith(NO_LINE_END) else program
        out.append("%% program\n" + program + "%% error\n" + recorded(text))
    CASES.write_text("".join(out), encoding="utf-8")


main()
