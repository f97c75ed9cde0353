# wait_for around get: an item is never lost.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    queue = asyncio.Queue()
    loop.call_later(0.5, queue.put_nowait, "just in time")
    try:
        print(await asyncio.wait_for(queue.get(), 0.5))
    except TimeoutError:
        print("timeout, still there:", queue.qsize())
    print(await asyncio.wait_for(queue.get(), 0.5) if queue.qsize() else "nothing")
    getter = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait("second")
    getter.cancel()
    try:
        print(await getter)
    except asyncio.CancelledError:
        print("cancelled, items left:", queue.qsize())


asyncio.run(main())
