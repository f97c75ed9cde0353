# A future's life: pending, result, exception, cancelled, and what is refused.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    f = loop.create_future()
    for ask in (f.result, f.exception):
        try:
            ask()
        except asyncio.InvalidStateError as error:
            print(error)
    f.set_result(5)
    print(f.done(), f.result(), f.exception(), f.cancelled(), f.cancel(), await f)
    for again in (lambda: f.set_result(6), lambda: f.set_exception(ValueError())):
        try:
            again()
        except asyncio.InvalidStateError as error:
            print(error)
    g = loop.create_future()
    g.set_exception(KeyError("k"))
    print(repr(g.exception()), g)
    try:
        await g
    except KeyError as error:
        print("raised", error)
    h = loop.create_future()
    print(h.cancel("why"), h.cancelled(), h.cancel(), h)
    for ask in (h.result, h.exception):
        try:
            ask()
        except asyncio.CancelledError as error:
            print("cancelled", error)
    for bad in (StopIteration("x"), 5, ValueError):
        i = loop.create_future()
        try:
            i.set_exception(bad)
            print(repr(i.exception()))
        except TypeError as error:
            print(error)
    j = loop.create_future()
    j.add_done_callback(lambda fut: print("callback", fut.result()))
    j.set_result("late")
    print("callbacks wait for the loop")
    await asyncio.sleep(0)
    j.add_done_callback(lambda fut: print("added when done"))
    await asyncio.sleep(0)
    print(j.remove_done_callback(print), j.get_loop() is loop)


asyncio.run(main())
