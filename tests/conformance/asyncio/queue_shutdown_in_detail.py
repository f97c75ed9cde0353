# shutdown(): who waits is woken with QueueShutDown, items may still be taken unless it is immediate.
import asyncio


async def get(name, q):
    try:
        print(name, "got", await q.get())
    except asyncio.QueueShutDown as error:
        print(name, repr(error))


async def put(name, q):
    try:
        await q.put(name)
        print(name, "put")
    except asyncio.QueueShutDown as error:
        print(name, repr(error))


async def main():
    for immediate in (False, True):
        q = asyncio.Queue(2)
        q.put_nowait(1)
        q.put_nowait(2)
        tasks = [asyncio.create_task(put(f"p{i}", q)) for i in range(2)]
        joiner = asyncio.create_task(q.join())
        await asyncio.sleep(0)
        q.shutdown(immediate)
        print(q)
        await asyncio.gather(*tasks)
        for _ in range(3):
            try:
                print(q.get_nowait())
                q.task_done()
            except (asyncio.QueueShutDown, asyncio.QueueEmpty) as error:
                print(repr(error))
        try:
            q.put_nowait(5)
        except asyncio.QueueShutDown as error:
            print(repr(error))
        await asyncio.wait_for(joiner, 1)
        q = asyncio.LifoQueue()
        tasks = [asyncio.create_task(get(f"g{i}", q)) for i in range(2)]
        await asyncio.sleep(0)
        q.shutdown(immediate=immediate)
        q.shutdown()
        await asyncio.gather(*tasks)


asyncio.run(main())
