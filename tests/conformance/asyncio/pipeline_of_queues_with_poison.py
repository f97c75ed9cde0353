# Three stages joined by queues; a sentinel travels through all of them.
import asyncio

STOP = object()


async def produce(out):
    for i in range(5):
        await asyncio.sleep(0.1)
        await out.put(i)
    await out.put(STOP)


async def square(source, out):
    while (item := await source.get()) is not STOP:
        await asyncio.sleep(0.15)
        await out.put(item * item)
    await out.put(STOP)


async def collect(source):
    items = []
    while (item := await source.get()) is not STOP:
        print(f"{asyncio.get_running_loop().time():.2f} {item}")
        items.append(item)
    return items


async def main():
    a, b = asyncio.Queue(1), asyncio.Queue(1)
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(a), name="produce")
        group.create_task(square(a, b), name="square")
        result = group.create_task(collect(b), name="collect")
    print(result.result())


asyncio.run(main())
