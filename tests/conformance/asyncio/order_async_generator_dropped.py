# An asynchronous generator dropped after break is closed by a task of the loop's.
import asyncio


async def numbers():
    try:
        for i in range(10):
            yield i
            await asyncio.sleep(0.1)
    finally:
        print("closing in", asyncio.current_task().get_name())
        await asyncio.sleep(0.1)
        print("closed")


async def main():
    async for n in numbers():
        print(n)
        if n == 1:
            break
    print("after break")
    await asyncio.sleep(0)
    print("one turn later")
    await asyncio.sleep(0.5)
    g = numbers()
    print(await anext(g))
    del g
    print("dropped by del")
    await asyncio.sleep(0.5)
    never_started = numbers()
    del never_started
    print("never started: nothing to close")
    await asyncio.sleep(0.1)


asyncio.run(main())
