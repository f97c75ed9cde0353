# A task cancelled while it waits for each kind of thing; the thing stays usable.
import asyncio


async def main():
    lock, sem, event, cond, queue, full, barrier = asyncio.Lock(), asyncio.Semaphore(0), asyncio.Event(), asyncio.Condition(), asyncio.Queue(), asyncio.Queue(1), asyncio.Barrier(2)
    await lock.acquire()
    full.put_nowait(1)
    future = asyncio.get_running_loop().create_future()
    other = asyncio.create_task(asyncio.sleep(100))

    async def wait_cond():
        async with cond:
            await cond.wait()

    waits = {
        "lock": lock.acquire(),
        "semaphore": sem.acquire(),
        "event": event.wait(),
        "condition": wait_cond(),
        "queue get": queue.get(),
        "queue put": full.put(2),
        "queue join": full.join(),
        "barrier": barrier.wait(),
        "sleep": asyncio.sleep(100),
        "wait": asyncio.wait([other]),
        "gather": asyncio.gather(asyncio.sleep(100), asyncio.sleep(100)),
    }
    tasks = {name: asyncio.ensure_future(w) for name, w in waits.items()}

    async def wait_future():
        await future

    tasks["future"] = asyncio.create_task(wait_future())
    tasks["task"] = asyncio.create_task(asyncio.wait_for(other, 50))
    await asyncio.sleep(1)
    for task in tasks.values():
        task.cancel()
    await asyncio.wait(tasks.values())
    for name, task in tasks.items():
        print(name, task.cancelled())
    print(lock.locked(), sem.locked(), cond.locked(), queue.qsize(), full.qsize(), barrier.n_waiting, future.cancelled(), other.cancelled())
    lock.release()
    sem.release()
    await lock.acquire()
    await sem.acquire()
    queue.put_nowait("x")
    print(await queue.get(), full.get_nowait(), asyncio.get_running_loop().time())


asyncio.run(main())
