# Lock: first come, first served; not re-entrant; handing over.
import asyncio


async def user(lock, name, delay):
    print(name, "wants")
    async with lock:
        print(f"{asyncio.get_running_loop().time():.1f} {name} has it", lock)
        await asyncio.sleep(delay)
    print(name, "released", lock.locked())


async def main():
    lock = asyncio.Lock()
    print(lock)
    await asyncio.gather(*(user(lock, n, 0.1) for n in "abc"))
    await lock.acquire()
    waiter = asyncio.create_task(user(lock, "waiter", 0))
    await asyncio.sleep(0)
    print(lock)
    lock.release()
    print("locked right after release:", lock.locked())
    print("acquired at once by someone else?", await asyncio.wait_for(lock.acquire(), 1))
    lock.release()
    await waiter
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    await lock.acquire()
    try:
        async with asyncio.timeout(1):
            await lock.acquire()
    except TimeoutError:
        print("not re-entrant", lock)
    first = asyncio.create_task(user(lock, "first", 0))
    second = asyncio.create_task(user(lock, "second", 0))
    await asyncio.sleep(0)
    lock.release()
    first.cancel()
    await asyncio.wait([first, second])
    print(first.cancelled(), second.done(), lock)


asyncio.run(main())
