# assert with and without a message.
def check(value):
    assert value
    assert value > 1, f"{value} is too small"
    assert isinstance(value, int), ("not", "an int")
    return "fine"


for value in (5, 0, 1, 2.5):
    try:
        print(check(value))
    except AssertionError as error:
        print(repr(error), "|", str(error), "|", error.args)
assert (True, "a message")[0]


def lazy():
    print("message evaluated")
    return "text"


assert True, lazy()
try:
    assert not True, lazy()
except AssertionError as error:
    print(error)
