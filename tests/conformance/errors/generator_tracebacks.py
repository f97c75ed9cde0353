# Errors inside generators and comprehensions.
def numbers():
    yield 1
    yield 1 / 0


def consume():
    return [n * 2 for n in numbers()]


import traceback

try:
    consume()
except ZeroDivisionError:
    traceback.print_exc()
try:
    sum(int(x) for x in ["1", "b"])
except ValueError:
    traceback.print_exc()
print({k: v.upper() for k, v in {"a": "x", "b": 3}.items()})
