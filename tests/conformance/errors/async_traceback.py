# The traceback of an exception that climbs through awaits.
import asyncio


async def fetch(n):
    await asyncio.sleep(0.1)
    if n == 2:
        raise ConnectionError(f"host {n} is down")
    return n


async def gather_all():
    return await asyncio.gather(*(fetch(n) for n in range(4)))


async def main():
    results = await gather_all()
    print(results)


asyncio.run(main())
