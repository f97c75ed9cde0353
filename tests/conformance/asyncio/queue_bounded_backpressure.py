# A bounded queue holds the producer back; join waits for task_done.
import asyncio


async def producer(queue, n):
    for i in range(n):
        await queue.put(i)
        print(f"{asyncio.get_running_loop().time():.1f} put {i} size {queue.qsize()}")


async def consumer(queue, name):
    while True:
        item = await queue.get()
        await asyncio.sleep(0.2)
        print(f"{asyncio.get_running_loop().time():.1f} {name} done {item}")
        queue.task_done()


async def main():
    queue = asyncio.Queue(maxsize=2)
    workers = [asyncio.create_task(consumer(queue, n)) for n in ("w1", "w2")]
    await producer(queue, 6)
    await queue.join()
    for w in workers:
        w.cancel()
    print(queue, queue.empty(), queue.full(), queue.maxsize)
    queue.put_nowait("a")
    queue.put_nowait("b")
    print(queue)
    for call in (lambda: queue.put_nowait("c"), lambda: (queue.get_nowait(), queue.get_nowait(), queue.get_nowait())):
        try:
            call()
        except (asyncio.QueueFull, asyncio.QueueEmpty) as error:
            print(repr(error))
    queue.task_done()
    queue.task_done()
    try:
        queue.task_done()
    except ValueError as error:
        print(error)


asyncio.run(main())
