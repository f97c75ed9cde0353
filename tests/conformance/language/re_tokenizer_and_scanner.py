"""A tokenizer with named groups, as the documentation has it."""
import re
from typing import NamedTuple


class Token(NamedTuple):
    type: str
    value: str
    line: int
    column: int


SPECIFICATION = [
    ("NUMBER", r"\d+(\.\d*)?"), ("ASSIGN", r":="), ("END", r";"), ("ID", r"[A-Za-z]+"), ("OP", r"[+\-*/]"), ("NEWLINE", r"\n"),
    ("SKIP", r"[ \t]+"), ("MISMATCH", r"."),
]


def tokenize(code):
    regex = "|".join("(?P<%s>%s)" % pair for pair in SPECIFICATION)
    line, start = 1, 0
    for m in re.finditer(regex, code):
        kind, value, column = m.lastgroup, m.group(), m.start() - start
        if kind == "NUMBER":
            value = float(value) if "." in value else int(value)
        elif kind == "NEWLINE":
            start, line = m.end(), line + 1
            continue
        elif kind == "SKIP":
            continue
        elif kind == "MISMATCH":
            raise RuntimeError(f"{value!r} unexpected on line {line}")
        yield Token(kind, value, line, column)


for token in tokenize("x := 3.5 * y;\n  z := x + 10;\n"):
    print(token)
try:
    list(tokenize("a $ b"))
except RuntimeError as error:
    print(error)
scanner = re.compile(r"(\d+)|(\w+)").scanner("12 ab 3")
while (m := scanner.search()) is not None:
    print(m.lastindex, m.group())
