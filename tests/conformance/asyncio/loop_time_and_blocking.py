# What blocks the loop delays everybody; loop.time and the clocks of time agree.
import asyncio
import time


async def ticker(n):
    for i in range(n):
        print(f"tick {i} at {asyncio.get_running_loop().time():.2f}")
        await asyncio.sleep(0.1)


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(ticker(5))
    await asyncio.sleep(0.15)
    begin = time.perf_counter()
    time.sleep(0.5)
    print("blocked for", round(time.perf_counter() - begin, 3), loop.time() == time.monotonic())
    await task
    print(round(time.time() - 1_700_000_000, 3), time.monotonic_ns(), time.perf_counter_ns())


asyncio.run(main())
