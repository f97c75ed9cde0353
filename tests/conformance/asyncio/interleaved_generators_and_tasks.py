# Asynchronous generators shared by tasks, each item to one of them.
import asyncio


async def source(n):
    for i in range(n):
        await asyncio.sleep(0.1)
        yield i


async def consumer(name, iterator, lock, log):
    while True:
        async with lock:
            try:
                item = await anext(iterator)
            except StopAsyncIteration:
                log.append(f"{name} ends")
                return
        log.append(f"{name}:{item}")
        await asyncio.sleep(0.15)


async def main():
    iterator, lock, log = source(6), asyncio.Lock(), []
    await asyncio.gather(*[consumer(n, iterator, lock, log) for n in "abc"])
    print(*log)
    try:
        await asyncio.gather(anext(g := source(2)), anext(g))
    except RuntimeError as error:
        print(error)


asyncio.run(main())
