# An event that is set and cleared in rounds; waiters that time out.
import asyncio


async def waiter(name, event):
    for n in range(3):
        await event.wait()
        print(f"{asyncio.get_running_loop().time():.1f} {name} {n} {event.is_set()}")
        await asyncio.sleep(0)


async def main():
    event = asyncio.Event()
    print(event)
    tasks = [asyncio.create_task(waiter(name, event)) for name in "ab"]
    await asyncio.sleep(0.1)
    print(event)
    event.set()
    event.set()
    await asyncio.sleep(0)
    event.clear()
    await asyncio.sleep(0.1)
    event.set()
    print(event)
    await asyncio.gather(*tasks)
    event.clear()
    for limit in (0.1, 0):
        try:
            await asyncio.wait_for(event.wait(), limit)
        except TimeoutError:
            print("timeout", event)
    late = asyncio.create_task(event.wait())
    await asyncio.sleep(0)
    event.set()
    late.cancel()
    await asyncio.sleep(0)
    print(late.cancelled(), await event.wait())


asyncio.run(main())
