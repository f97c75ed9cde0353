# The default handler's text on standard error.
import asyncio


class Callback:
    def __call__(self, *args):
        raise LookupError("from a callable object")

    def __repr__(self):
        return "<Callback>"


def fails(a, b):
    raise ValueError(a, b)


async def main():
    loop = asyncio.get_running_loop()
    loop.call_soon(fails, 1, "two")
    loop.call_later(0.5, fails, 3, 4)
    loop.call_soon(Callback(), "x")
    loop.call_soon(int, "no number")
    await asyncio.sleep(1)

    async def inner():
        raise KeyError("in a task") from ValueError("cause")

    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    task = None
    await asyncio.sleep(0)
    print("end", loop.time())


asyncio.run(main())
