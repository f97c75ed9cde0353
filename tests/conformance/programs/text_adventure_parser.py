# A small command language: tokenizer, parser, evaluator, all plain Python.
import re
from dataclasses import dataclass

TOKEN = re.compile(r"\s*(?:(?P<num>\d+(?:\.\d+)?)|(?P<name>[a-z_]\w*)|(?P<op>\*\*|[-+*/()=,])|(?P<bad>\S))")


@dataclass(frozen=True)
class Num:
    value: float


@dataclass(frozen=True)
class Name:
    id: str


@dataclass(frozen=True)
class Bin:
    op: str
    left: object
    right: object


@dataclass(frozen=True)
class Call:
    func: str
    args: tuple


class Parser:
    LEVELS = [("+", "-"), ("*", "/")]

    def __init__(self, text):
        self.tokens = [(m.lastgroup, m[m.lastgroup]) for m in TOKEN.finditer(text)] + [("end", "")]
        self.pos = 0
        for kind, value in self.tokens:
            if kind == "bad":
                raise SyntaxError(f"unexpected {value!r}")

    def take(self, *values):
        kind, value = self.tokens[self.pos]
        if value in values or kind in values:
            self.pos += 1
            return value
        return None

    def expect(self, value):
        if self.take(value) is None:
            raise SyntaxError(f"expected {value!r}, found {self.tokens[self.pos][1]!r}")

    def binary(self, level=0):
        if level == len(self.LEVELS):
            return self.power()
        left = self.binary(level + 1)
        while op := self.take(*self.LEVELS[level]):
            left = Bin(op, left, self.binary(level + 1))
        return left

    def power(self):
        base = self.atom()
        return Bin("**", base, self.power()) if self.take("**") else base

    def atom(self):
        if self.take("("):
            inner = self.binary()
            self.expect(")")
            return inner
        if (number := self.take("num")) is not None:
            return Num(float(number))
        if self.take("-"):
            return Bin("-", Num(0.0), self.power())
        if (name := self.take("name")) is not None:
            if self.take("("):
                args = []
                while not self.take(")"):
                    args.append(self.binary())
                    self.take(",")
                return Call(name, tuple(args))
            return Name(name)
        raise SyntaxError(f"unexpected {self.tokens[self.pos][1] or 'end'}")


def evaluate(node, env):
    match node:
        case Num(value):
            return value
        case Name(name):
            try:
                return env[name]
            except KeyError:
                raise NameError(f"unknown {name}") from None
        case Bin(op, left, right):
            a, b = evaluate(left, env), evaluate(right, env)
            return {"+": lambda: a + b, "-": lambda: a - b, "*": lambda: a * b, "/": lambda: a / b, "**": lambda: a**b}[op]()
        case Call(name, args):
            return {"max": max, "min": min, "abs": abs}[name](*(evaluate(a, env) for a in args))


env = {}
for line in ("1 + 2 * 3", "(1+2)*3", "2 ** 3 ** 2", "x = 4", "y = x * -2", "max(x, y, 7) / 2", "-x ** 2", "z + 1", "1 / 0", "3 $ 4", "(1", "abs(y) - min(1, 2)", "sqrt(2)"):
    try:
        target = None
        if m := re.match(r"([a-z]\w*)\s*=\s*(.+)", line):
            target, line = m.groups()
        tree = Parser(line).binary()
        value = evaluate(tree, env)
        if target:
            env[target] = value
        print(f"{line:20} = {value:g}   {tree}" if len(str(tree)) < 60 else f"{line:20} = {value:g}")
    except (SyntaxError, NameError, ArithmeticError, LookupError) as error:
        print(f"{line:20} ! {type(error).__name__}: {error}")
