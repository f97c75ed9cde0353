# Context managers: order of entering and leaving, swallowing, several items.
class Room:
    def __init__(self, name, swallow=False, fail=None):
        self.name, self.swallow, self.fail = name, swallow, fail

    def __enter__(self):
        print("enter", self.name)
        if self.fail == "enter":
            raise RuntimeError(f"cannot enter {self.name}")
        return self.name.upper()

    def __exit__(self, kind, error, trace):
        print("leave", self.name, kind.__name__ if kind else None, error)
        return self.swallow


with Room("a") as a, Room("b") as b:
    print(a, b)
with (
    Room("c"),
    Room("d", swallow=True) as d,
):
    raise ValueError("swallowed by d")
print("went on")
try:
    with Room("outer"), Room("inner", fail="enter"):
        print("never")
except RuntimeError as error:
    print(error)


def early():
    with Room("returning") as name:
        return name


print(early())
for i in range(2):
    with Room(f"loop {i}"):
        if i == 0:
            continue
        break
for wrong in (5, object()):
    try:
        with wrong:
            pass
    except TypeError as error:
        print(error)
with Room("tuple target") as (x, *y):
    print(x, y)
