# as_completed: iterated plainly it gives coroutines, asynchronously the tasks themselves.
import asyncio


async def job(name, delay):
    await asyncio.sleep(delay)
    if name == "bad":
        raise ValueError("bad job")
    return name


async def main():
    for coro in asyncio.as_completed([job("c", 0.3), job("a", 0.1), job("b", 0.2)]):
        print(await coro)
    tasks = [asyncio.create_task(job(n, d), name=n) for n, d in (("x", 0.2), ("bad", 0.1), ("y", 0.3))]
    async for task in asyncio.as_completed(tasks):
        try:
            print(task.get_name(), task in tasks, await task)
        except ValueError as error:
            print(task.get_name(), error)
    try:
        for coro in asyncio.as_completed([job("fast", 0.1), job("slow", 5)], timeout=1):
            print(await coro)
    except TimeoutError as error:
        print("timeout", repr(error))
    print(asyncio.get_running_loop().time(), list(asyncio.as_completed([])))


asyncio.run(main())
