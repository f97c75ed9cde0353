# sleep(0) gives one turn; how tasks with it, without it and with timers interleave.
import asyncio


async def polite(name, n, log):
    for i in range(n):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)


async def timed(log):
    for i in range(2):
        await asyncio.sleep(0.1)
        log.append(f"t{i}")


async def main():
    log = []
    await asyncio.gather(polite("a", 3, log), polite("b", 2, log), timed(log), polite("c", 4, log))
    print(*log)
    log.clear()
    loop = asyncio.get_running_loop()
    loop.call_soon(log.append, "soon 1")
    task = asyncio.create_task(polite("x", 2, log))
    loop.call_soon(log.append, "soon 2")
    await asyncio.sleep(0)
    log.append("main")
    await task
    print(*log)


asyncio.run(main())
