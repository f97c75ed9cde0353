# An error inside an asynchronous generator and in its consumer.
import asyncio
import traceback


async def numbers():
    yield 1
    await asyncio.sleep(0)
    raise ValueError("in the generator")


async def consumer():
    async for n in numbers():
        print(n)


async def comprehension():
    return [n / 0 async for n in numbers()]


async def main():
    for f in (consumer, comprehension):
        try:
            await f()
        except Exception:
            traceback.print_exc()
    await consumer()


asyncio.run(main())
