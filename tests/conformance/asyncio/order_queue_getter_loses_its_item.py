# A woken getter whose item somebody else took waits again.
import asyncio


async def getter(queue, name):
    print(name, "got", await queue.get())


async def main():
    queue = asyncio.Queue()
    first = asyncio.create_task(getter(queue, "first"))
    second = asyncio.create_task(getter(queue, "second"))
    await asyncio.sleep(0)
    queue.put_nowait("a")
    print("stolen:", queue.get_nowait())
    await asyncio.sleep(0)
    print(first.done(), second.done())
    queue.put_nowait("b")
    queue.put_nowait("c")
    await asyncio.gather(first, second)

    bounded = asyncio.Queue(1)
    bounded.put_nowait(0)

    async def putter(name):
        await bounded.put(name)
        print("put", name)

    putters = [asyncio.create_task(putter(n)) for n in "xyz"]
    await asyncio.sleep(0)
    putters[0].cancel()
    for _ in range(3):
        print("get", await bounded.get())
        await asyncio.sleep(0)


asyncio.run(main())
