# A timeout that nobody catches shows the cancellation that it came from.
import asyncio


async def slow():
    await asyncio.sleep(5)


async def main():
    async with asyncio.timeout(0.5):
        await slow()


asyncio.run(main())
