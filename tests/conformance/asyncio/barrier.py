# Barrier: all arrive, then all leave; the last to arrive leaves first.
import asyncio


async def runner(barrier, name, delay):
    await asyncio.sleep(delay)
    try:
        index = await barrier.wait()
        print(f"{asyncio.get_running_loop().time():.1f} {name} leaves with {index}")
    except asyncio.BrokenBarrierError as error:
        print(name, "broken", error)


async def main():
    barrier = asyncio.Barrier(3)
    print(barrier, barrier.parties, barrier.n_waiting, barrier.broken)
    await asyncio.gather(runner(barrier, "a", 0.1), runner(barrier, "b", 0.2), runner(barrier, "c", 0.3))
    tasks = [asyncio.create_task(runner(barrier, n, 0)) for n in "xy"]
    await asyncio.sleep(0.1)
    print(barrier, barrier.n_waiting)
    await barrier.abort()
    await asyncio.gather(*tasks)
    print(barrier)
    await runner(barrier, "late", 0)
    await barrier.reset()
    async with asyncio.TaskGroup() as group:
        for n in "123":
            group.create_task(runner(barrier, n, 0))
    t = asyncio.create_task(runner(barrier, "reset me", 0))
    await asyncio.sleep(0.1)
    await barrier.reset()
    await t

    async def in_block(name):
        async with barrier as position:
            print(name, position)

    await asyncio.gather(*(in_block(n) for n in "pqr"))
    try:
        asyncio.Barrier(0)
    except ValueError as error:
        print(error)


asyncio.run(main())
