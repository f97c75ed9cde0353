# A pool of three connections serving ten jobs.
import asyncio


class Pool:
    def __init__(self, size):
        self.free = [f"conn{i}" for i in range(size)]
        self.sem = asyncio.Semaphore(size)

    async def __aenter__(self):
        await self.sem.acquire()
        return self.free.pop()

    async def release(self, conn):
        self.free.append(conn)
        self.sem.release()

    async def __aexit__(self, *exc):
        pass


async def job(pool, n):
    async with pool as conn:
        try:
            await asyncio.sleep(0.1 * (n % 3 + 1))
            print(f"{asyncio.get_running_loop().time():.1f} job {n} on {conn}")
        finally:
            await pool.release(conn)


async def main():
    pool = Pool(3)
    await asyncio.gather(*(job(pool, n) for n in range(10)))
    print(sorted(pool.free))


asyncio.run(main())
