# as_completed and its timeout, in both forms.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(n)) for n in (3, 1, 2)]
    try:
        for c in asyncio.as_completed(tasks, timeout=2.5):
            print(loop.time(), await c)
    except TimeoutError as error:
        print(loop.time(), "timeout", repr(error))
    print([t.done() for t in tasks])
    tasks = [asyncio.create_task(work(n)) for n in (0.3, 0.1, 0.2)]
    try:
        async for t in asyncio.as_completed(tasks, timeout=0.25):
            print(round(loop.time(), 2), t in tasks, await t)
    except TimeoutError:
        print("timeout")
    await asyncio.gather(*tasks)
    async for t in asyncio.as_completed([]):
        print("never")
    try:
        asyncio.as_completed(work(1))
    except TypeError as error:
        print(error)
    try:
        asyncio.as_completed(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
