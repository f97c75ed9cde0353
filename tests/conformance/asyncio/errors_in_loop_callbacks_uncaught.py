# Errors in several kinds of callbacks, none of which ends the program.
import asyncio
import functools


class Thing:
    def method(self, x):
        return x.missing


def plain(n):
    return 1 // n


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(plain, 0)
    loop.call_soon(Thing().method, 1)
    loop.call_later(0.1, functools.partial(plain, 0))
    loop.call_later(0.2, lambda: [].pop())
    task = asyncio.create_task(asyncio.sleep(0.3))
    task.add_done_callback(lambda t: {}["no"])
    task.add_done_callback(lambda t: print("still called"))
    await task
    await asyncio.sleep(0.1)
    print("end")


asyncio.run(main())
