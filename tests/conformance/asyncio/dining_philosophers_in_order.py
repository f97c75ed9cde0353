# Philosophers who take the lower fork first never wait in a ring.
import asyncio


async def philosopher(n, forks, meals):
    first, second = sorted((n, (n + 1) % len(forks)))
    for meal in range(meals):
        async with forks[first]:
            async with forks[second]:
                print(f"{asyncio.get_running_loop().time():.1f} {n} eats")
                await asyncio.sleep(0.2)
        await asyncio.sleep(0.1)


async def main():
    forks = [asyncio.Lock() for _ in range(4)]
    async with asyncio.TaskGroup() as group:
        for n in range(4):
            group.create_task(philosopher(n, forks, 2))
    print(asyncio.get_running_loop().time())


asyncio.run(main())
