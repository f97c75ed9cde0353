# One future, many waiters; who wakes first, and awaiting it again.
import asyncio


async def waiter(name, future):
    try:
        print(name, "got", await future)
    except (ValueError, asyncio.CancelledError) as error:
        print(name, repr(error))


async def main():
    loop = asyncio.get_running_loop()
    for end in ("result", "error", "cancel"):
        future = loop.create_future()
        tasks = [asyncio.create_task(waiter(f"{end} {n}", future)) for n in range(3)]
        await asyncio.sleep(0)
        print(len(future._callbacks))
        if end == "result":
            future.set_result(1)
        elif end == "error":
            future.set_exception(ValueError("shared"))
        else:
            future.cancel("shared cancel")
        await asyncio.wait(tasks)
        await waiter("again", future)
    future = loop.create_future()
    one, two = asyncio.create_task(waiter("one", future)), asyncio.create_task(waiter("two", future))
    await asyncio.sleep(0)
    one.cancel()
    await asyncio.wait([one, two])
    print(future.cancelled())


asyncio.run(main())
