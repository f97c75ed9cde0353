# A circuit breaker around a call that fails for a while.
import asyncio


class Breaker:
    def __init__(self, failures, pause):
        self.failures, self.pause, self.count, self.open_until = failures, pause, 0, 0.0

    async def call(self, function, *args):
        now = asyncio.get_running_loop().time()
        if now < self.open_until:
            raise RuntimeError(f"open until {self.open_until:.1f}")
        try:
            result = await function(*args)
        except OSError:
            self.count += 1
            if self.count >= self.failures:
                self.open_until = asyncio.get_running_loop().time() + self.pause
                self.count = 0
            raise
        self.count = 0
        return result


async def service(n):
    await asyncio.sleep(0.1)
    if 2 <= n <= 4:
        raise OSError(f"down at {n}")
    return f"ok {n}"


async def main():
    breaker = Breaker(2, 0.5)
    for n in range(10):
        try:
            print(n, await breaker.call(service, n))
        except (OSError, RuntimeError) as error:
            print(n, repr(error))
        await asyncio.sleep(0.1)


asyncio.run(main())
