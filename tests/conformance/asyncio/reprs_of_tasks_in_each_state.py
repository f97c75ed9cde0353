# How a task is shown: before its first step, waiting, cancelling, done, failed, cancelled.
import asyncio


async def nap(seconds):
    await asyncio.sleep(seconds)
    return "slept"


async def fail():
    raise ValueError("no")


async def stubborn():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        await asyncio.sleep(1)


async def main():
    task = asyncio.create_task(nap(1), name="napper")
    print(task)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task)
    task = asyncio.create_task(fail(), name="failer")
    await asyncio.wait([task])
    print(task)
    task = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(0)
    task.cancel("enough")
    print(task)
    await asyncio.sleep(0)
    print(task)
    await task
    print(task, task.cancelled())
    task = asyncio.create_task(nap(1), name="gone")
    task.cancel()
    await asyncio.wait([task])
    print(task)
    task = asyncio.create_task(nap(1), name="with callbacks")
    task.add_done_callback(print)
    print(task)
    task.add_done_callback(lambda t: None)
    print(task)
    task.add_done_callback(len)
    print(task)
    task.remove_done_callback(print)
    task.remove_done_callback(len)
    await task


asyncio.run(main())
