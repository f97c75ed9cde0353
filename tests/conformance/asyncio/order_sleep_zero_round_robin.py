# sleep(0) gives everybody a turn; a coroutine that never pauses keeps the loop.
import asyncio


async def polite(name, log):
    for i in range(3):
        log.append(f"{name}{i}")
        await asyncio.sleep(0)


async def rude(name, log):
    for i in range(3):
        log.append(f"{name}{i}")
        await nothing()


async def nothing():
    pass


async def main():
    log = []
    await asyncio.gather(polite("a", log), rude("R", log), polite("b", log))
    print(log)
    log.clear()
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(polite("t", log))
    loop.call_soon(log.append, "callback")
    timer = loop.call_later(0, log.append, "timer 0")
    await task
    print(log, timer.when() == 0.0)


asyncio.run(main())
