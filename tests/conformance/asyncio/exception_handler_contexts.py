# What an exception handler is told, by each source of trouble.
import asyncio


def handler(loop, context):
    shown = {key: type(value).__name__ if key not in ("message", "exception") else value for key, value in context.items()}
    print(sorted(shown.items(), key=lambda item: item[0]))


async def fails(n):
    raise ValueError(n)


class Weird:
    def __del__(self):
        pass


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_exception_handler())
    loop.set_exception_handler(handler)
    print(loop.get_exception_handler() is handler)
    loop.call_soon(lambda: 1 / 0)
    loop.call_later(0.1, {}.__getitem__, "missing")
    await asyncio.sleep(0.2)
    t = asyncio.create_task(fails(1))
    await asyncio.sleep(0)
    del t
    future = loop.create_future()
    future.set_exception(RuntimeError("r"))
    del future
    future = loop.create_future()
    future.add_done_callback(lambda f: 1 / 0)
    future.set_result(None)
    await asyncio.sleep(0)
    loop.call_exception_handler({"message": "by hand", "extra": 5})
    try:
        loop.set_exception_handler(5)
    except TypeError as error:
        print(error)
    loop.set_exception_handler(None)
    loop.call_exception_handler({"message": "the default one", "exception": ValueError("v"), "number": 7})


asyncio.run(main())
