# Semaphore: a number of places, first come first served; BoundedSemaphore checks releases.
import asyncio


async def visitor(sem, name, delay):
    async with sem:
        print(f"{asyncio.get_running_loop().time():.1f} {name} in", sem)
        await asyncio.sleep(delay)


async def main():
    sem = asyncio.Semaphore(2)
    print(sem, sem.locked())
    await asyncio.gather(*(visitor(sem, n, d) for n, d in (("a", 0.3), ("b", 0.1), ("c", 0.2), ("d", 0.1))))
    await sem.acquire()
    await sem.acquire()
    t = asyncio.create_task(visitor(sem, "late", 0))
    await asyncio.sleep(0)
    print(sem, sem.locked())
    sem.release()
    print("right after release:", sem.locked())
    await t
    sem.release()
    sem.release()
    print("may grow", sem)
    bounded = asyncio.BoundedSemaphore(1)
    async with bounded:
        print(bounded)
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)


asyncio.run(main())
