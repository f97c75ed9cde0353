# join() waits for task_done(), not for an empty queue.
import asyncio


async def worker(name, q):
    while True:
        item = await q.get()
        await asyncio.sleep(item)
        print(f"{asyncio.get_running_loop().time():.1f} {name} did {item}")
        q.task_done()


async def main():
    q = asyncio.Queue()
    for item in (0.3, 0.1, 0.2, 0.4):
        q.put_nowait(item)
    workers = [asyncio.create_task(worker(f"w{i}", q)) for i in range(2)]
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0.35)
    print("empty", q.empty(), "joined", joiner.done())
    await q.join()
    print("joined at", round(asyncio.get_running_loop().time(), 1), joiner.done())
    for w in workers:
        w.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))
    q.put_nowait(1)
    joiner = asyncio.create_task(q.join())
    await asyncio.sleep(0)
    joiner.cancel()
    await asyncio.sleep(0)
    print(joiner.cancelled())


asyncio.run(main())
