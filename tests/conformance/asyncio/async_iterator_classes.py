# Classes with __aiter__, __anext__, and nested async for with else and break.
import asyncio


class Countdown:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n <= 0:
            raise StopAsyncIteration
        self.n -= 1
        await asyncio.sleep(0.1)
        return self.n


async def main():
    async for a in Countdown(2):
        async for b in Countdown(3):
            if b == a:
                print("break at", a, b)
                break
            print(a, b)
        else:
            print("no break for", a)
    print([x async for x in Countdown(3)], {x async for x in Countdown(2)}, {x: x * x async for x in Countdown(3)})
    print(sum([x async for x in Countdown(4) if x % 2]))
    generator = (x * 2 async for x in Countdown(3))
    print(type(generator).__name__, [y async for y in generator])
    print(await anext(Countdown(1)), await anext(Countdown(0), "default"))


asyncio.run(main())
