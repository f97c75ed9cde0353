# How futures, handles and timers are shown.
import asyncio


def callback(*args):
    pass


class Thing:
    def method(self):
        pass


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    print(future)
    future.add_done_callback(callback)
    print(future)
    future.add_done_callback(Thing().method)
    print(future)
    future.set_result([1, 2, 3])
    print(future)
    failed = loop.create_future()
    failed.set_exception(KeyError("k"))
    print(failed, repr(failed.exception()))
    cancelled = loop.create_future()
    cancelled.cancel("why")
    print(cancelled)
    long = loop.create_future()
    long.set_result("x" * 200)
    print(long)
    long = loop.create_future()
    long.set_result(list(range(100)))
    print(long)
    long = loop.create_future()
    long.set_result({n: n * n for n in range(20)})
    print(long)
    handle = loop.call_soon(callback, 1, 2)
    print(handle)
    handle.cancel()
    print(handle, handle.cancelled())
    timer = loop.call_later(2.5, callback)
    print(timer, timer.when())
    timer.cancel()
    print(timer)
    timer = loop.call_at(3, Thing().method)
    print(str(timer).split(" at ")[0].rsplit(" ", 1)[0])
    print(loop.call_soon(print, "plain"))
    await asyncio.sleep(0)


asyncio.run(main())
