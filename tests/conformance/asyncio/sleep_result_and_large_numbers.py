# Very long and very short sleeps cost nothing but virtual time.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0.001, 1e-6, 1e-9, 3600, 86400, 0.1 + 0.2, 1 / 3):
        before = loop.time()
        await asyncio.sleep(delay)
        print(delay, f"{loop.time():.9f}", f"{loop.time() - before:.9f}")
    print(await asyncio.gather(*(asyncio.sleep(i / 1000, i) for i in range(5, 0, -1))))


asyncio.run(main())
