# StopIteration where it does not belong.
import traceback


def leaks():
    yield 1
    next(iter([]))


def direct():
    raise StopIteration("direct")


for attempt in (lambda: list(leaks()), direct, lambda: next(iter([])), lambda: [next(iter([])) for _ in range(2)], lambda: list(map(lambda x: next(iter([])), [1])), lambda: max(leaks())):
    try:
        print(attempt())
    except (StopIteration, RuntimeError):
        traceback.print_exc()
