# Asynchronous context managers and iterators written as classes.
import asyncio


class Connection:
    def __init__(self, name, swallow=False):
        self.name, self.swallow = name, swallow

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("open", self.name)
        return self

    async def __aexit__(self, kind, error, trace):
        await asyncio.sleep(0.1)
        print("close", self.name, repr(error))
        return self.swallow


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        await asyncio.sleep(0.1)
        self.n -= 1
        return self.n


async def main():
    async with Connection("a") as a, Connection("b", swallow=True):
        print(a.name)
        raise ValueError("swallowed by b")
    async for i in Countdown(3):
        if i == 1:
            continue
        print(i)
    else:
        print("else")
    async with (
        Connection("c"),
        Connection("d") as d,
    ):
        print(d.name)
    for statement in (with_plain, for_plain, for_bad, with_only_sync):
        try:
            await statement()
        except (TypeError, AttributeError) as error:
            print(type(error).__name__, error)


async def with_plain():
    async with 5:
        pass


async def for_plain():
    async for _ in [1]:
        pass


async def for_bad():
    class Bad:
        def __aiter__(self):
            return 5

    async for _ in Bad():
        pass


async def with_only_sync():
    class Sync:
        def __enter__(self):
            pass

        def __exit__(self, *a):
            pass

    async with Sync():
        pass


asyncio.run(main())
