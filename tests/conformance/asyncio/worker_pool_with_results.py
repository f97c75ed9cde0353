# Workers take jobs from a queue and set futures.
import asyncio


class Pool:
    def __init__(self, size):
        self.queue = asyncio.Queue()
        self.tasks = [asyncio.create_task(self.work(), name=f"pool-{n}") for n in range(size)]

    async def work(self):
        while True:
            future, func, args = await self.queue.get()
            if future.cancelled():
                print("skipped")
                continue
            try:
                future.set_result(await func(*args))
            except Exception as error:
                if not future.done():
                    future.set_exception(error)

    def submit(self, func, *args):
        future = asyncio.get_running_loop().create_future()
        self.queue.put_nowait((future, func, args))
        return future

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        for task in self.tasks:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)


async def job(n):
    await asyncio.sleep(0.1 * n)
    if n == 3:
        raise ValueError("three")
    return f"job {n} by {asyncio.current_task().get_name()} at {asyncio.get_running_loop().time():.1f}"


async def main():
    async with Pool(2) as pool:
        futures = [pool.submit(job, n) for n in range(5)]
        extra = pool.submit(job, 1)
        extra.cancel()
        for result in await asyncio.gather(*futures, return_exceptions=True):
            print(repr(result))
        await asyncio.sleep(0.1)
    print([t.cancelled() for t in pool.tasks])


asyncio.run(main())
