# except* splits a group by type; what is left over is raised again.
def make():
    return ExceptionGroup("top", [ValueError("v1"), ExceptionGroup("inner", [TypeError("t"), ValueError("v2")]), KeyError("k")])


try:
    raise make()
except* ValueError as group:
    print("values", group, group.exceptions)
except* (TypeError, KeyError) as group:
    print("others", repr(group), len(group.exceptions))
else:
    print("never")
finally:
    print("finally")
try:
    try:
        raise make()
    except* KeyError:
        print("key handled")
except ExceptionGroup as rest:
    print("rest", rest.message, rest.exceptions)
try:
    raise ValueError("single")
except* ValueError as group:
    print("wrapped", repr(group))
try:
    try:
        raise make()
    except* TypeError:
        raise OSError("new one")
except BaseExceptionGroup as both:
    print(repr(both))
match, rest = make().split(ValueError)
print(match.exceptions, rest.exceptions, make().subgroup(lambda e: isinstance(e, KeyError)), make().subgroup(OSError), make().derive([OSError()]))
for call in (lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [1]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup(1, [ValueError()]), lambda: ExceptionGroup("m")):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__, str(make()))
