# to_thread and run_in_executor: results, errors, times, contexts, order.
import asyncio
import concurrent.futures
import time


def work(seconds, value):
    time.sleep(seconds)
    return value


def fail():
    time.sleep(0.2)
    raise OSError("disk")


async def main():
    loop = asyncio.get_running_loop()
    begin = loop.time()
    print(await asyncio.gather(*[asyncio.to_thread(work, n / 10, n) for n in (3, 1, 2)]), round(loop.time() - begin, 1))
    try:
        await asyncio.to_thread(fail)
    except OSError as error:
        print(repr(error), round(loop.time(), 1))
    with concurrent.futures.ThreadPoolExecutor(max_workers=2) as pool:
        print(await loop.run_in_executor(pool, work, 0.5, "pool"))
        futures = [loop.run_in_executor(pool, work, 0.1, n) for n in range(3)]
        async for f in asyncio.as_completed(futures):
            print(await f)
    try:
        await asyncio.wait_for(asyncio.to_thread(work, 5, "late"), 1)
    except TimeoutError:
        print("timeout at", round(loop.time(), 1))
    task = asyncio.create_task(asyncio.to_thread(work, 1, "cancelled"))
    await asyncio.sleep(0.1)
    task.cancel()
    await asyncio.wait([task])
    print(task.cancelled(), round(loop.time(), 1))
    print(await asyncio.to_thread(lambda *args, **kwargs: (args, kwargs), 1, 2, three=3))


asyncio.run(main())
