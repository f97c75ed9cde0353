# Queue.shutdown: gentle lets what is inside be taken, immediate drops it.
import asyncio


async def getter(q, name):
    try:
        while True:
            item = await q.get()
            print(name, "got", item)
            q.task_done()
    except asyncio.QueueShutDown as error:
        print(name, "shut down", repr(error))


async def main():
    q = asyncio.Queue(2)
    q.put_nowait(1)
    q.put_nowait(2)
    blocked = asyncio.create_task(q.put(3))
    await asyncio.sleep(0)
    q.shutdown()
    print(q)
    await asyncio.wait([blocked])
    print(repr(blocked.exception()))
    await asyncio.gather(getter(q, "a"), getter(q, "b"))
    for call in (lambda: q.put_nowait(4), q.get_nowait):
        try:
            call()
        except asyncio.QueueShutDown as error:
            print(repr(error))
    q = asyncio.Queue()
    waiting = asyncio.create_task(getter(q, "early"))
    await asyncio.sleep(0)
    q.shutdown()
    await waiting
    q = asyncio.Queue()
    q.put_nowait("lost")
    q.put_nowait("lost too")
    join = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    q.shutdown(immediate=True)
    await asyncio.sleep(0.1)
    print(join.done(), q.qsize(), q)


asyncio.run(main())
