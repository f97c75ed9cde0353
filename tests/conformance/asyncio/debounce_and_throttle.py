# Debouncing with call_later, throttling with a deadline.
import asyncio


class Debounced:
    def __init__(self, delay, function):
        self.delay, self.function, self.handle = delay, function, None

    def __call__(self, *args):
        if self.handle:
            self.handle.cancel()
        self.handle = asyncio.get_running_loop().call_later(self.delay, self.function, *args)


async def main():
    loop = asyncio.get_running_loop()
    save = Debounced(0.3, lambda text: print(f"{loop.time():.1f} saved {text}"))
    for text, pause in (("a", 0.1), ("ab", 0.2), ("abc", 0.5), ("abcd", 0.1), ("abcde", 1)):
        save(text)
        await asyncio.sleep(pause)
    last = -1.0
    for n in range(6):
        if loop.time() - last >= 0.25:
            last = loop.time()
            print(f"{loop.time():.1f} sent {n}")
        await asyncio.sleep(0.1)


asyncio.run(main())
