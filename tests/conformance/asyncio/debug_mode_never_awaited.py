# Debug mode tells where a coroutine was made that nobody awaited.
import asyncio


async def forgotten():
    pass


def helper():
    forgotten()


async def main():
    helper()
    await asyncio.sleep(0)


asyncio.run(main(), debug=True)
