# Waiters of events, conditions, semaphores and queues wake in the order in which they came.
import asyncio


async def run(name, make_waiter, release):
    order = []

    async def waiter(n):
        await make_waiter()
        order.append(n)

    tasks = [asyncio.create_task(waiter(n)) for n in range(4)]
    await asyncio.sleep(0.1)
    tasks[1].cancel()
    await release()
    done, pending = await asyncio.wait(tasks, timeout=1)
    print(name, order, len(pending))
    for t in tasks:
        t.cancel()
    await asyncio.sleep(0)


async def main():
    event, sem, queue, cond, lock = asyncio.Event(), asyncio.Semaphore(0), asyncio.Queue(), asyncio.Condition(), asyncio.Lock()

    async def release_event():
        event.set()

    async def release_sem():
        sem.release()
        sem.release()

    async def release_queue():
        queue.put_nowait(1)
        queue.put_nowait(2)

    async def wait_cond():
        async with cond:
            await cond.wait()

    async def release_cond():
        async with cond:
            cond.notify(2)

    await lock.acquire()

    async def release_lock():
        lock.release()

    await run("event", event.wait, release_event)
    await run("semaphore", sem.acquire, release_sem)
    await run("queue", queue.get, release_queue)
    await run("condition", wait_cond, release_cond)
    await run("lock", lock.acquire, release_lock)
    print(sem.locked(), lock.locked(), queue.qsize())


asyncio.run(main())
