# Five philosophers: deadlock-free by ordering, and with a waiter.
import asyncio


async def philosopher(name, left, right, meals, log, waiter=None):
    first, second = (left, right) if waiter or id_of(left) < id_of(right) else (right, left)
    for meal in range(meals):
        await asyncio.sleep(0.1)
        if waiter:
            await waiter.acquire()
        async with first:
            await asyncio.sleep(0.05)
            async with second:
                log.append((round(asyncio.get_running_loop().time(), 2), name, meal))
                await asyncio.sleep(0.2)
        if waiter:
            waiter.release()


numbers = {}


def id_of(fork):
    return numbers[fork]


async def dinner(with_waiter):
    forks = [asyncio.Lock() for _ in range(5)]
    numbers.update({fork: i for i, fork in enumerate(forks)})
    log = []
    waiter = asyncio.Semaphore(4) if with_waiter else None
    await asyncio.gather(*(philosopher("ABCDE"[i], forks[i], forks[(i + 1) % 5], 2, log, waiter) for i in range(5)))
    print("with a waiter" if with_waiter else "ordered forks", f"{asyncio.get_running_loop().time():.2f}")
    for entry in log:
        print(*entry)


asyncio.run(dinner(False))
asyncio.run(dinner(True))
