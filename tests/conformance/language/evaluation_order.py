# Operands, arguments, subscripts, dict displays and targets, from left to right.
def say(label, value=None):
    print(label, end=" ")
    return label if value is None else value


def line(title):
    print()
    print(title, end=": ")


line("call")
say("f", lambda *a, **k: None)(say("a"), *say("b", []), c=say("c"), **say("d", {}))
line("binary")
say("x", 1) + say("y", 2) * say("z", 3) - say("w", 4)
line("compare")
say("p", 1) < say("q", 2) < say("r", 0) < say("never", 1)
line("boolean")
say("no", 0) or say("yes", 1) and say("last", 2)
line("dict")
{say("k1"): say("v1"), say("k2"): say("v2"), **say("more", {})}
line("assign")
say("target", {})[say("index")] = say("value")
line("augmented")
say("t", [0])[say("i", 0)] += say("v", 1)
line("conditional")
say("then") if say("test", 1) else say("else")
line("slice")
say("s", "abcdef")[say("lo", 1) : say("hi", 5) : say("step", 2)]
line("unpack")
say("obj", {})[say("one")], say("obj2", {})[say("two")] = say("right", (1, 2))
line("lambda")
lambda z=say("default"): say("body")
line("walrus")
[y := say("inner"), y]
print()
