# gather fails and leaves main: the other tasks are cancelled by asyncio.run.
import asyncio


async def fails():
    await asyncio.sleep(0.1)
    raise ZeroDivisionError("gathered")


async def waits():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelled at the end")
        raise


async def main():
    await asyncio.gather(waits(), fails())


asyncio.run(main())
