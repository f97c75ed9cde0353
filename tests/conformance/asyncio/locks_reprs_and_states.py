# The reprs of all primitives in their states.
import asyncio


async def main():
    lock, event, sem, bounded, cond, barrier = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.BoundedSemaphore(1), asyncio.Condition(), asyncio.Barrier(2)
    q, p, s = asyncio.Queue(3), asyncio.PriorityQueue(), asyncio.LifoQueue(1)
    for thing in (lock, event, sem, bounded, cond, barrier, q, p, s):
        print(thing)
    await lock.acquire()
    event.set()
    await sem.acquire()
    await bounded.acquire()
    await cond.acquire()
    q.put_nowait("item")
    s.put_nowait([1])
    others = [asyncio.ensure_future(w) for w in (lock.acquire(), bounded.acquire(), cond.acquire(), barrier.wait(), p.get(), s.put(2), q.join())]
    await asyncio.sleep(0)
    for thing in (lock, event, sem, bounded, cond, barrier, q, p, s):
        print(thing)
    for t in others:
        t.cancel()
    await asyncio.wait(others)
    print(str(q), f"{lock}", asyncio.timeout(1), asyncio.TaskGroup())
    h = asyncio.get_running_loop().call_later(5, print)
    print(h.when(), h.cancelled(), h)
    h.cancel()
    print(h)


asyncio.run(main())
