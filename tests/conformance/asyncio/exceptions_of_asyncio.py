# asyncio's exceptions: their family, their arguments, pickles aside.
import asyncio

for name in ("CancelledError", "InvalidStateError", "TimeoutError", "IncompleteReadError", "LimitOverrunError", "QueueEmpty",
             "QueueFull", "QueueShutDown", "BrokenBarrierError", "SendfileNotAvailableError"):
    kind = getattr(asyncio, name)
    print(name, kind.__module__, [base.__name__ for base in kind.__mro__[1:-1]])
print(asyncio.TimeoutError is TimeoutError, issubclass(asyncio.CancelledError, Exception))
for error in (asyncio.CancelledError(), asyncio.CancelledError("m"), asyncio.InvalidStateError("s"), asyncio.QueueFull(),
              asyncio.IncompleteReadError(b"ab", 5), asyncio.IncompleteReadError(b"", None), asyncio.LimitOverrunError("l", 3)):
    print(repr(error), str(error), error.args)
print(asyncio.LimitOverrunError("l", 3).consumed)
