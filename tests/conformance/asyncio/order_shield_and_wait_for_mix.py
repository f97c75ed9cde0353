# shield inside wait_for, wait_for inside gather, gather inside shield.
import asyncio


async def job(name, delay):
    try:
        await asyncio.sleep(delay)
        print(f"{asyncio.get_running_loop().time():.1f} {name} finished")
        return name
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} {name} cancelled")
        raise


async def main():
    inner = asyncio.create_task(job("shielded", 2))
    try:
        await asyncio.wait_for(asyncio.shield(inner), 1)
    except TimeoutError:
        print("timeout", inner.done())
    print(await inner)
    print(await asyncio.gather(asyncio.wait_for(job("in time", 0.5), 1), asyncio.wait_for(job("too late", 5), 1), return_exceptions=True))
    group = asyncio.gather(job("g1", 1), job("g2", 3))
    try:
        await asyncio.wait_for(asyncio.shield(group), 2)
    except TimeoutError:
        print("group goes on", group.done())
    print(await group)
    outer = asyncio.create_task(asyncio.wait_for(asyncio.shield(job("orphan", 1)), 10))
    await asyncio.sleep(0.5)
    outer.cancel()
    await asyncio.wait([outer])
    print(outer.cancelled())
    await asyncio.sleep(1)


asyncio.run(main())
