# Primitives belong to the loop where they first waited.
import asyncio

lock, event, queue, semaphore = asyncio.Lock(), asyncio.Event(), asyncio.Queue(), asyncio.Semaphore(1)


async def contend():
    async with lock:
        waiting = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
    await waiting
    lock.release()
    waiting = asyncio.create_task(queue.get())
    await asyncio.sleep(0)
    queue.put_nowait(1)
    await waiting
    return "fine"


print(asyncio.run(contend()))


async def again():
    await lock.acquire()
    for make in (lock.acquire, queue.get):
        try:
            await make()
        except RuntimeError as error:
            print(str(error).split(" at 0x")[0], "is bound to a different event loop" in str(error))
    lock.release()
    async with semaphore:
        print("a free semaphore does not care")


asyncio.run(again())
try:
    asyncio.Lock(loop=None)
except TypeError as error:
    print(error)
