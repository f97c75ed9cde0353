# Forgetting await on asyncio's own coroutines.
import asyncio


async def main():
    asyncio.sleep(1)
    queue = asyncio.Queue()
    queue.put(1)
    lock = asyncio.Lock()
    lock.acquire()
    asyncio.Event().wait()
    asyncio.wait_for(queue.get(), 1)
    print(lock.locked(), queue.qsize())
    try:
        with lock:
            pass
    except TypeError as error:
        print(error)
    try:
        async with queue:
            pass
    except TypeError as error:
        print(error)
    try:
        for x in queue:
            pass
    except TypeError as error:
        print(error)


asyncio.run(main())
