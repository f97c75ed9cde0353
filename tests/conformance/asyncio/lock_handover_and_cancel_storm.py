# A lock that is handed on while waiters are cancelled right and left.
import asyncio


async def holder(name, lock, seconds):
    try:
        async with lock:
            print(f"{asyncio.get_running_loop().time():.1f} {name} holds")
            await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} {name} cancelled")
        raise


async def main():
    lock = asyncio.Lock()
    tasks = [asyncio.create_task(holder(n, lock, 0.2), name=n) for n in "abcdef"]
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    tasks[3].cancel()
    await asyncio.sleep(0.1)
    tasks[2].cancel()
    tasks[0].cancel()
    await asyncio.wait(tasks)
    print([t.cancelled() for t in tasks], lock)
    try:
        lock.release()
    except RuntimeError as error:
        print(error)
    async with lock:
        again = asyncio.create_task(lock.acquire())
        await asyncio.sleep(0)
        print(lock)
        again.cancel()
        await asyncio.sleep(0)
    print(lock.locked())


asyncio.run(main())
