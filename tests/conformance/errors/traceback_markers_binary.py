# Markers under operators: the operands get tildes, the operator carets.
import traceback

a, b, c, text, items, table = 1, 0, None, "text", [1, 2], {"k": {}}
for attempt in (
    lambda: a / b,
    lambda: (a + 5) // (b * 2),
    lambda: a + text,
    lambda: text + a + text,
    lambda: items[5],
    lambda: items[a][0],
    lambda: table["k"]["x"]["y"],
    lambda: c.name,
    lambda: text.upper().nope.more,
    lambda: c(),
    lambda: len(5) + 1,
    lambda: -text,
    lambda: not c.x,
    lambda: items < text,
    lambda: text in a,
    lambda: [x / 0 for x in items],
    lambda: {**a},
    lambda: f"{a / b}",
    lambda: text % (1, 2),
    lambda: (yield_ := a) + c,
    lambda: a if c.x else b,
    lambda: items[a:text],
    lambda: a ** text,
    lambda: a @ b,
    lambda: a << text,
    lambda: items + (1,),
):
    try:
        attempt()
    except Exception:
        traceback.print_exc()
