# Barriers: rounds, positions, reset, abort, what is refused.
import asyncio


async def runner(name, barrier, rounds, pace):
    for n in range(rounds):
        await asyncio.sleep(pace)
        try:
            async with barrier as position:
                print(f"{asyncio.get_running_loop().time():.2f} {name} round {n} position {position}")
        except asyncio.BrokenBarrierError as error:
            print(f"{asyncio.get_running_loop().time():.2f} {name} broken: {error}")
            return


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier, barrier.parties, barrier.n_waiting, barrier.broken)
    async with asyncio.TaskGroup() as group:
        for name, pace in (("a", 0.1), ("b", 0.2), ("c", 0.3)):
            group.create_task(runner(name, barrier, 2, pace))
    waiting = [asyncio.create_task(runner(n, barrier, 1, 0)) for n in "de"]
    await asyncio.sleep(0.1)
    print(barrier, barrier.n_waiting)
    await barrier.reset()
    await asyncio.gather(*waiting)
    print(barrier)
    waiting = [asyncio.create_task(runner(n, barrier, 1, 0)) for n in "fg"]
    await asyncio.sleep(0.1)
    await barrier.abort()
    await asyncio.gather(*waiting)
    print(barrier, barrier.broken)
    await runner("late", barrier, 1, 0)
    await barrier.reset()
    print(barrier)
    for bad in (0, -1):
        try:
            asyncio.Barrier(bad)
        except ValueError as error:
            print(error)
    one = asyncio.Barrier(1)
    print(await one.wait(), await one.wait())


asyncio.run(main())
