# Futures: what every method does in every state.
import asyncio


def attempt(label, call):
    try:
        print(label, repr(call()))
    except BaseException as error:
        print(label, type(error).__name__, error)


async def main():
    loop = asyncio.get_running_loop()

    def make(state):
        future = loop.create_future()
        if state == "result":
            future.set_result(1)
        elif state == "error":
            future.set_exception(ValueError("v"))
        elif state == "cancelled":
            future.cancel("m")
        return future

    for state in ("pending", "result", "error", "cancelled"):
        for method in ("done", "cancelled", "result", "exception"):
            attempt(f"{state} {method}", getattr(make(state), method))
        attempt(f"{state} set_result", lambda: make(state).set_result(2))
        attempt(f"{state} set_exception", lambda: make(state).set_exception(KeyError))
        attempt(f"{state} cancel", lambda: make(state).cancel())
        f = make(state)
        attempt(f"{state} remove", lambda: f.remove_done_callback(print))
        if f.done() and not f.cancelled():
            f.exception()
    f = make("pending")
    attempt("wrong", lambda: f.set_exception(5))
    attempt("stop", lambda: f.set_exception(StopIteration("s")))
    attempt("stop", lambda: f.exception())
    attempt("class", lambda: make("pending").set_exception(TypeError))
    print(asyncio.isfuture(f), asyncio.isfuture(5), asyncio.isfuture(asyncio.Future))
    print(f.get_loop() is loop)
    f = loop.create_future()
    for n in range(3):
        f.add_done_callback(print)
    print(f.remove_done_callback(print), f.remove_done_callback(print))
    await asyncio.sleep(0)


asyncio.run(main())
