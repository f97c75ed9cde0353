# A pipeline of three stages that ends with a sentinel.
import asyncio


async def produce(out):
    for n in range(5):
        await asyncio.sleep(0.1)
        await out.put(n)
    await out.put(None)


async def square(source, out):
    while (item := await source.get()) is not None:
        await asyncio.sleep(0.15)
        await out.put(item * item)
    await out.put(None)


async def show(source):
    total = 0
    while True:
        match await source.get():
            case None:
                break
            case value:
                total += value
                print(f"{asyncio.get_running_loop().time():.2f} {value}")
    return total


async def main():
    a, b = asyncio.Queue(1), asyncio.Queue()
    async with asyncio.TaskGroup() as group:
        group.create_task(produce(a))
        group.create_task(square(a, b))
        result = group.create_task(show(b))
    print("total", result.result())


asyncio.run(main())
