# Callbacks: order, times, cancelling, handles.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(print, "soon 1")
    handle = loop.call_soon(print, "cancelled")
    loop.call_soon(print, "soon 2")
    handle.cancel()
    print(handle.cancelled(), "before any callback")
    await asyncio.sleep(0)
    start = loop.time()
    loop.call_later(0.2, lambda: print("later", loop.time() - start))
    loop.call_at(start + 0.1, print, "at")
    t = loop.call_later(0.15, print, "never")
    print(t.when() - start > 0.1)
    t.cancel()
    loop.call_later(0, print, "zero")
    loop.call_later(0.2, print, "same time, set later")
    loop.call_soon(lambda: loop.call_soon(print, "next turn"))
    await asyncio.sleep(0.3)
    loop.call_soon_threadsafe(print, "threadsafe")
    await asyncio.sleep(0)

    def failing():
        raise ValueError("in a callback")

    loop.set_exception_handler(lambda loop, context: print("handler:", context["message"].split(" <")[0], repr(context["exception"])))
    loop.call_soon(failing)
    await asyncio.sleep(0)
    loop.set_exception_handler(None)
    print(loop.is_running(), loop.is_closed(), loop.get_debug())
    for wrong in (lambda: loop.call_soon(5), lambda: loop.call_soon(asyncio.sleep), lambda: loop.call_later(None, print)):
        try:
            wrong()
        except TypeError as error:
            print(error)


asyncio.run(main())
