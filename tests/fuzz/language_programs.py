"""Writes random programs about expressions and statements: operators, methods, slices, comprehensions, formats, loops,
exceptions. The same seed gives the same program.

Expressions are made for a wanted type, and now and then for a wrong one, so that error messages are met too. Each
experiment stands in a function of its own; what it returns or raises is printed.
"""

import random

PRELUDE = '''\
def attempt(name, f):
    try:
        print(name, repr(f()))
    except RecursionError:
        print(name, "RecursionError")
    except Exception as error:
        print(name, type(error).__name__, error)
'''

TYPES = ["int", "float", "str", "list", "tuple", "dict", "set", "bool", "bytes"]
WRONG_TYPE = 0.03

# Methods by type: (name, types of the arguments, type of the result).
METHODS = {
    "str": [
        ("upper", [], "str"), ("lower", [], "str"), ("title", [], "str"), ("strip", [], "str"), ("swapcase", [], "str"),
        ("split", [], "list"), ("split", ["str"], "list"), ("splitlines", [], "list"), ("replace", ["str", "str"], "str"),
        ("find", ["str"], "int"), ("rfind", ["str"], "int"), ("index", ["str"], "int"), ("count", ["str"], "int"),
        ("startswith", ["str"], "bool"), ("endswith", ["str"], "bool"), ("isdigit", [], "bool"), ("isalpha", [], "bool"),
        ("center", ["small"], "str"), ("ljust", ["small"], "str"), ("zfill", ["small"], "str"), ("partition", ["str"], "tuple"),
        ("join", ["strings"], "str"), ("encode", [], "bytes"), ("removeprefix", ["str"], "str"), ("expandtabs", [], "str"),
    ],
    "list": [("index", ["int"], "int"), ("count", ["int"], "int"), ("copy", [], "list"), ("pop", [], "int"), ("pop", ["small"], "int")],
    "tuple": [("index", ["int"], "int"), ("count", ["int"], "int")],
    "dict": [("get", ["str"], "int"), ("get", ["str", "int"], "int"), ("copy", [], "dict"), ("pop", ["str"], "int"), ("setdefault", ["str", "int"], "int")],
    "set": [("union", ["list"], "set"), ("difference", ["set"], "set"), ("intersection", ["list"], "set"), ("issubset", ["set"], "bool"),
            ("isdisjoint", ["list"], "bool"), ("symmetric_difference", ["set"], "set")],
    "int": [("bit_length", [], "int"), ("bit_count", [], "int"), ("as_integer_ratio", [], "tuple"), ("conjugate", [], "int")],
    "float": [("is_integer", [], "bool"), ("hex", [], "str"), ("as_integer_ratio", [], "tuple")],
    "bytes": [("hex", [], "str"), ("decode", [], "str"), ("upper", [], "bytes"), ("find", ["bytes"], "int"), ("split", [], "list")],
    "bool": [],
}
FORMATS = ["", "5", "<6", ">6", "^7", "*^9", "05", "+", ",", "_", "x", "b", "o", "e", ".2f", ".3", "g", "%", "10.3f", "#x", " ", "s", "d", "!r"]


class Writer:
    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.lines = []
        self.names = {}

    def emit(self, depth, text):
        self.lines.append("    " * depth + text)

    def choose(self, *options):
        return self.random.choice(options)

    def program(self):
        self.emit(0, f"# A random program: seed {self.seed}.")
        self.lines += PRELUDE.splitlines()
        for number in range(self.random.randint(8, 14)):
            self.experiment(number)
        return "\n".join(self.lines) + "\n"

    def experiment(self, number):
        self.names = {}
        self.emit(0, "")
        self.emit(0, "")
        self.emit(0, f"def f{number}():")
        for _ in range(self.random.randint(2, 5)):
            self.statement(1, 0)
        self.emit(1, "return " + self.result())
        self.emit(0, "")
        self.emit(0, "")
        self.emit(0, f"attempt('f{number}', f{number})")

    def result(self):
        if self.names:
            names = self.random.sample(sorted(self.names), min(2, len(self.names)))
            return ", ".join([*names, self.expression(self.choose(*TYPES), 2)])
        return self.expression(self.choose(*TYPES), 3)

    # --- Statements -------------------------------------------------------------------------------------------

    def statement(self, depth, nesting):
        kinds = [self.assign, self.assign, self.assign, self.augment, self.unpack, self.change]
        if nesting < 2:
            kinds += [self.if_block, self.for_block, self.while_block, self.try_block, self.inner_function]
        self.choose(*kinds)(depth, nesting)

    def assign(self, depth, nesting):
        kind = self.choose(*TYPES)
        value = self.expression(kind, 3)
        name = f"{kind[0]}{len(self.names)}"
        self.emit(depth, f"{name} = {value}")
        # A name that is set in a branch may be unbound later: that is an experiment too.
        self.names[name] = kind

    def augment(self, depth, nesting):
        for name, kind in self.shuffled_names():
            operators = {"int": ["+=", "-=", "*=", "//=", "%=", "|=", "^=", "&="], "float": ["+=", "*=", "/="], "str": ["+="],
                         "list": ["+="], "set": ["|=", "&=", "-=", "^="], "dict": ["|="], "tuple": ["+="]}.get(kind)
            if operators:
                self.emit(depth, f"{name} {self.choose(*operators)} {self.expression(kind, 1)}")
                return
        self.assign(depth, nesting)

    def unpack(self, depth, nesting):
        a, b = f"u{len(self.names)}", f"v{len(self.names)}"
        pattern = self.choose(f"{a}, {b}", f"{a}, *{b}", f"*{a}, {b}")
        source = self.choose(self.expression("tuple", 1), self.expression("list", 1), self.expression("str", 1),
                             f"{self.expression('int', 1)}, {self.expression('str', 1)}")
        self.emit(depth, f"{pattern} = {source}")
        self.names[a], self.names[b] = "int", "list"

    def change(self, depth, nesting):
        for name, kind in self.shuffled_names():
            if kind == "list":
                self.emit(depth, name + self.choose(
                    f".append({self.expression('int', 1)})", f".insert({self.small()}, {self.expression('int', 1)})", f"[{self.small()}] = {self.expression('int', 1)}",
                    f"[{self.slice()}] = {self.expression('list', 1)}", ".reverse()", ".sort()", f".extend({self.expression('tuple', 1)})", ".clear()"))
                return
            if kind == "dict":
                self.emit(depth, f"{name}[{self.expression('str', 1)}] = {self.expression('int', 1)}")
                return
            if kind == "set":
                self.emit(depth, f"{name}.{self.choose('add', 'discard', 'remove')}({self.expression('int', 1)})")
                return
        self.assign(depth, nesting)

    def if_block(self, depth, nesting):
        self.emit(depth, f"if {self.expression('bool', 2)}:")
        self.statement(depth + 1, nesting + 1)
        if self.random.random() < 0.5:
            self.emit(depth, "else:")
            self.statement(depth + 1, nesting + 1)

    def for_block(self, depth, nesting):
        name = f"i{len(self.names)}"
        kind, source = self.choose(("int", f"range({self.small()})"), ("str", self.expression("str", 1)), ("int", self.expression("list", 1)), ("str", f"sorted({self.expression('dict', 1)})"))
        # A copy: the body may make the list longer.
        self.emit(depth, f"for {name} in tuple({source}):")
        self.names[name] = kind
        self.statement(depth + 1, nesting + 1)
        if self.random.random() < 0.4:
            self.emit(depth + 1, f"if {self.expression('bool', 1)}:")
            self.emit(depth + 2, self.choose("break", "continue"))
        if self.random.random() < 0.3:
            self.emit(depth, "else:")
            self.statement(depth + 1, nesting + 1)

    def while_block(self, depth, nesting):
        name = f"w{len(self.lines)}"
        self.emit(depth, f"{name} = 0")
        self.emit(depth, f"while {name} < {self.random.randint(1, 4)}:")
        self.emit(depth + 1, f"{name} += 1")  # no other statement may touch it: the loop ends
        self.statement(depth + 1, nesting + 1)

    def try_block(self, depth, nesting):
        self.emit(depth, "try:")
        self.statement(depth + 1, nesting + 1)
        if self.random.random() < 0.3:
            self.emit(depth + 1, f"raise {self.choose('ValueError', 'KeyError', 'IndexError')}({self.expression('str', 1)})")
        self.emit(depth, f"except {self.choose('Exception', 'ValueError', '(TypeError, KeyError)', 'LookupError', 'ArithmeticError')} as error:")
        self.emit(depth + 1, "print(type(error).__name__, error)")
        if self.random.random() < 0.4:
            self.emit(depth, "finally:")
            self.emit(depth + 1, "print('finally')")

    def inner_function(self, depth, nesting):
        name = f"g{len(self.lines)}"
        saved = dict(self.names)
        self.emit(depth, f"def {name}(a, b={self.expression('int', 1)}, *c, d={self.literal('str')}):")
        self.names.update({"a": "int", "b": "int", "c": "tuple", "d": "str"})
        self.emit(depth + 1, f"return {self.expression(self.choose(*TYPES), 2)}")
        self.names = saved
        arguments = self.choose("1", "1, 2", "1, 2, 3, 4", "*[5, 6]", "1, d='x'", "a=7", "", "1, e=2")
        result = f"r{len(self.names)}"
        self.emit(depth, f"{result} = {name}({arguments})")
        self.names[result] = "int"

    # --- Expressions ------------------------------------------------------------------------------------------

    def shuffled_names(self):
        names = sorted(self.names.items())
        self.random.shuffle(names)
        return names

    def small(self):
        return str(self.random.randint(-3, 6))

    def slice(self):
        parts = [self.choose("", self.small()) for _ in range(2)]
        step = self.choose("", "", ":2", ":-1", ":" + self.small())
        return ":".join(parts) + step

    def literal(self, kind):
        r = self.random
        match kind:
            case "int":
                return str(r.choice([0, 1, 2, 3, -1, -7, 10, 255, 10**12, 2**64, r.randint(-100, 100)]))
            case "small":
                return self.small()
            case "float":
                return r.choice(["0.0", "1.5", "-2.25", "1e10", "0.1", "3.0", "1e-7", "123.456", "-0.0"])
            case "str":
                return repr(r.choice(["", "a", "abc", "Hello World", "x,y", "42", "  pad ", "é😀", "tab\tnl\n", "it's"]))
            case "bytes":
                return repr(r.choice([b"", b"abc", b"\x00\xff", b"a b"]))
            case "bool":
                return r.choice(["True", "False"])
            case "strings":
                return "[" + ", ".join(self.literal("str") for _ in range(r.randint(0, 3))) + "]"
            case "list":
                return "[" + ", ".join(self.literal("int") for _ in range(r.randint(0, 4))) + "]"
            case "tuple":
                return "(" + "".join(self.literal("int") + ", " for _ in range(r.randint(0, 3))) + ")"
            case "set":
                return "{" + ", ".join(self.literal("int") for _ in range(r.randint(1, 5))) + "}"
            case "dict":
                return "{" + ", ".join(f"{self.literal('str')}: {self.literal('int')}" for _ in range(r.randint(0, 3))) + "}"

    def expression(self, kind, depth):
        if self.random.random() < WRONG_TYPE:
            kind = self.choose(*TYPES)
        if kind in ("small", "strings"):
            return self.literal(kind)
        candidates = [name for name, of in self.names.items() if of == kind]
        if candidates and self.random.random() < 0.35:
            return self.choose(*candidates)
        if depth == 0 or self.random.random() < 0.2:
            return self.literal(kind)
        if self.random.random() < 0.3:
            return self.method(kind, depth)
        return self.choose(*getattr(self, "make_" + kind)(depth))

    def method(self, kind, depth):
        found = [(of, name, args) for of, methods in METHODS.items() for name, args, result in methods if result == kind]
        if not found:
            return self.literal(kind)
        of, name, args = self.choose(*found)
        receiver = self.expression(of, depth - 1)
        return f"({receiver}).{name}({', '.join(self.expression(a, depth - 1) for a in args)})"

    def make_int(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [
            f"({e('int')} {self.choose('+', '-', '*', '//', '%', '&', '|', '^')} {e('int')})",
            f"(-{e('int')})", f"(~{e('int')})", f"({e('int')} << {self.random.randint(0, 70)})", f"({e('int')} >> {self.random.randint(0, 70)})",
            f"({e('int')} ** {self.random.randint(0, 5)})", f"len({e(self.choose('str', 'list', 'dict', 'set', 'tuple'))})", f"abs({e('int')})",
            f"sum({e('list')})", f"max({e('list')})", f"min({e('tuple')})", f"int({e(self.choose('float', 'str', 'bool'))})", f"round({e('float')})",
            f"({e('int')} if {e('bool')} else {e('int')})", f"{e('list')}[{self.small()}]", f"{e('dict')}[{e('str')}]", f"ord({e('str')})",
            f"({e('int')} {self.choose('and', 'or')} {e('int')})", f"hash({e(self.choose('int', 'float', 'str', 'tuple', 'bytes'))})", f"divmod({e('int')}, {e('int')})[{self.choose('0', '1')}]",
            f"pow({e('int')}, {self.random.randint(0, 9)}, {e('int')})", f"(lambda x: x + {e('int')})({e('int')})",
        ]

    def make_float(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"({e('float')} {self.choose('+', '-', '*', '/', '//', '%')} {e('float')})", f"({e('int')} / {e('int')})", f"float({e(self.choose('int', 'str'))})",
                f"round({e('float')}, {self.small()})", f"abs({e('float')})", f"({e('float')} ** {self.choose('2', '0.5', '-1')})", f"({e('int')} * {e('float')})", f"sum([{e('float')}, {e('float')}])"]

    def make_str(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        spec = self.choose(*FORMATS)
        formatted = f"{{{e('int')}{'!r' if spec == '!r' else ':' + spec}}}".replace("'", '"') if '"' not in spec else "{1}"
        return [f"({e('str')} + {e('str')})", f"({e('str')} * {self.random.randint(-1, 3)})", f"{e('str')}[{self.slice()}]", f"{e('str')}[{self.small()}]",
                f"str({e(self.choose(*TYPES))})", f"repr({e(self.choose(*TYPES))})", f"format({e(self.choose('int', 'float', 'str'))}, {spec!r})",
                f"f'{formatted}'" if "\\" not in formatted and "'" not in formatted else repr("skipped"), f"'%s|%r' % ({e('int')}, {e('str')})", f"'{{}}-{{:>5}}'.format({e('int')}, {e('str')})", f"ascii({e('str')})",
                f"chr({self.random.randint(32, 1000)})", f"hex({e('int')})", f"', '.join(sorted({e('dict')}))", f"bin({e('int')})"]

    def make_list(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"({e('list')} + {e('list')})", f"({e('list')} * {self.random.randint(0, 2)})", f"{e('list')}[{self.slice()}]", f"sorted({e(self.choose('list', 'set', 'tuple', 'str'))})",
                f"[x * 2 for x in {e('list')} if {self.choose('x', 'x > 0', 'x % 2', 'not x')}]", f"list({e(self.choose('str', 'tuple', 'dict', 'set', 'bytes'))})", f"[*{e('list')}, *{e('tuple')}]",
                f"[(x, y) for x in {e('list')} for y in {e('str')}]", f"list(map({self.choose('str', 'abs', 'bool', 'lambda x: x + 1')}, {e('list')}))", f"list(enumerate({e('str')}))",
                f"list(zip({e('list')}, {e('str')}))", f"list(reversed({e('list')}))", f"sorted({e('list')}, key=lambda x: -x)", f"list(range({self.small()}, {self.small()}, {self.small()}))"]

    def make_tuple(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"({e('int')}, {e('str')})", f"({e('tuple')} + {e('tuple')})", f"tuple({e('list')})", f"{e('tuple')}[{self.slice()}]", f"divmod({e('int')}, {e('int')})", f"(*{e('list')}, {e('int')})"]

    def make_dict(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"{{{e('str')}: {e('int')}, {e('str')}: {e('int')}}}", f"({e('dict')} | {e('dict')})", f"{{k: v + 1 for k, v in {e('dict')}.items()}}", f"{{**{e('dict')}, 'k': {e('int')}}}",
                f"dict(zip({e('str')}, {e('list')}))", f"dict.fromkeys({e('str')}, {e('int')})"]

    def make_set(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"({e('set')} {self.choose('|', '&', '-', '^')} {e('set')})", f"set({e(self.choose('list', 'str', 'tuple'))})", f"{{x % 7 for x in {e('list')}}}", f"{{{e('int')}, {e('int')}, {e('int')}}}"]

    def make_bool(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        kind = self.choose("int", "float", "str", "list", "tuple", "set")
        return [f"({e(kind)} {self.choose('<', '<=', '>', '>=', '==', '!=')} {e(kind)})", f"(not {e('bool')})", f"({e('bool')} {self.choose('and', 'or')} {e('bool')})", f"({e('int')} in {e(self.choose('list', 'tuple', 'set'))})",
                f"({e('str')} in {e(self.choose('str', 'dict'))})", f"bool({e(kind)})", f"({e('int')} < {e('int')} <= {e('int')})", f"isinstance({e(kind)}, {self.choose('int', 'str', '(list, tuple)', 'float')})",
                f"any({e('list')})", f"all({e('list')})", f"({e('float')} == {e('int')})"]

    def make_bytes(self, d):
        e = lambda kind: self.expression(kind, d - 1)
        return [f"({e('bytes')} + {e('bytes')})", f"{e('str')}.encode()", f"{e('bytes')}[{self.slice()}]", f"bytes([{self.random.randint(0, 255)}, {self.small()}])", f"bytes({self.random.randint(0, 4)})"]


def write(seed):
    return Writer(seed).program()


if __name__ == "__main__":
    import sys

    print(write(int(sys.argv[1])), end="")
