# Exception groups print as a tree.
def fail(n):
    raise ValueError(f"number {n}")


def collect():
    errors = []
    for n in range(2):
        try:
            fail(n)
        except ValueError as error:
            errors.append(error)
    return errors


errors = collect()
errors[0].add_note("a note inside")
try:
    {}["k"]
except KeyError as error:
    inner = ExceptionGroup("inner group", [error, TypeError("no traceback")])
raise ExceptionGroup("outer group", [*errors, inner])
