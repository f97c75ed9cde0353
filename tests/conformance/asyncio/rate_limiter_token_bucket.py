# A token bucket that is refilled by a task.
import asyncio


class Bucket:
    def __init__(self, size):
        self.tokens = asyncio.Semaphore(size)
        self.size = size

    async def refill(self, every):
        while True:
            await asyncio.sleep(every)
            if self.tokens._value < self.size:
                self.tokens.release()

    async def take(self):
        await self.tokens.acquire()


async def call(bucket, n):
    await bucket.take()
    print(f"{asyncio.get_running_loop().time():.1f} call {n}")


async def main():
    bucket = Bucket(2)
    refill = asyncio.create_task(bucket.refill(0.5))
    await asyncio.gather(*[call(bucket, n) for n in range(6)])
    refill.cancel()
    try:
        await refill
    except asyncio.CancelledError:
        print("refill ends")


asyncio.run(main())
