# Many tasks: gather, a semaphore and a barrier at some size.
import asyncio


async def work(n, semaphore, totals):
    async with semaphore:
        await asyncio.sleep(0.01 * (n % 7))
        totals[n % 3] += n
    return n


async def main():
    semaphore, totals = asyncio.Semaphore(10), [0, 0, 0]
    results = await asyncio.gather(*[work(n, semaphore, totals) for n in range(200)])
    print(sum(results), totals, round(asyncio.get_running_loop().time(), 2))
    barrier = asyncio.Barrier(50)
    positions = await asyncio.gather(*[barrier.wait() for _ in range(50)])
    print(sorted(positions) == list(range(50)), positions[:3], positions[-1])


asyncio.run(main())
