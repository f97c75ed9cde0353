# time.sleep inside a coroutine stops everything; late timers fire in order of their deadlines.
import asyncio
import time


async def timer(name, delay):
    await asyncio.sleep(delay)
    print(f"{time.monotonic():.1f} {name} (wanted {delay})")


async def blocker():
    await asyncio.sleep(0.1)
    time.sleep(1)
    print(f"{time.monotonic():.1f} blocker let go")


async def main():
    await asyncio.gather(timer("c", 0.9), timer("a", 0.3), blocker(), timer("b", 0.5), timer("d", 1.5))
    print(time.time(), time.perf_counter(), time.monotonic_ns())


asyncio.run(main())
