# Event: all waiters, also when it is cleared at once.
import asyncio


async def waiter(event, name):
    result = await event.wait()
    print(f"{asyncio.get_running_loop().time():.1f} {name} {result} {event.is_set()}")


async def main():
    event = asyncio.Event()
    tasks = [asyncio.create_task(waiter(event, n)) for n in "abc"]
    await asyncio.sleep(0.5)
    print(event)
    tasks[1].cancel()
    event.set()
    event.clear()
    print(event, event.is_set())
    await asyncio.wait(tasks)
    event.set()
    print(event, await event.wait(), await event.wait())
    await waiter(event, "no pause")
    event.clear()
    try:
        await asyncio.wait_for(event.wait(), 1)
    except TimeoutError:
        print("timed out", event)


asyncio.run(main())
