# Assertion messages of several kinds, uncaught at the end.
def positive(n):
    assert n > 0, f"{n!r} is not positive"
    return n


for n in (1, -1):
    try:
        print(positive(n))
    except AssertionError as error:
        print("AssertionError:", error)
assert isinstance(positive(2), str), (
    "a message",
    "that is a tuple",
)
