# An exception in a callback is reported and the loop goes on.
import asyncio


def callback(n):
    return 10 / n


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(callback, 0)
    loop.call_later(0.1, callback, 0)
    await asyncio.sleep(0.2)
    print("still here")
    future = loop.create_future()
    future.add_done_callback(lambda f: f.result().nope)
    future.set_result(5)
    await asyncio.sleep(0)
    print("and here")


asyncio.run(main())
