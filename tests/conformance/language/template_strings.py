# Template strings keep their parts apart (PEP 750).
from string.templatelib import Template, Interpolation, convert
name, n = "World", 3.14159
t = t"Hello {name}! {n:.2f} {name!r:>10} {n = }"
print(type(t), t.strings, t.values)
for part in t.interpolations: print(part.value, part.expression, part.conversion, repr(part.format_spec))
print(list(t))
print(t)
print(t"", t"plain".strings, t"{name}".strings, t"a" t"b{n}" == 3)
def render(template):
    out = []
    for part in template:
        match part:
            case str() as s: out.append(s)
            case Interpolation(value, _, conversion, spec): out.append(format(convert(value, conversion), spec))
    return "".join(out)
print(render(t), render(t"{{braces}} {name.upper()} {1 + 2:03d} {'nested'!s}"))
print((t"x{1}" + t"y{2}z").strings, Template("a", Interpolation(5, "five"), "b", "c").strings)
width = 8
print(render(t"[{name:>{width}}]"), t"{name:>{width}}".interpolations[0].format_spec)
for f in [lambda: t"a" + "b", lambda: "b" + t"a", lambda: Template(3), lambda: Interpolation(1, conversion="x"), lambda: t"{undefined}", lambda: t"a".strings.x]:
    try: print(f())
    except Exception as e: print(type(e).__name__, e)
try: t"a".strings = 3
except AttributeError as e: print(e)
def lazy(x): return t"<{x}>"
print(lazy(1).values, lazy([2]).values[0], rt"\n{name}".strings, f"{t'{n}'.values}")
print(t"""multi
{name}
line""".strings)
print(t"{1 / 0}")
