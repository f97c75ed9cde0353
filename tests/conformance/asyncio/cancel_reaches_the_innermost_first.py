# Cancellation travels to what is awaited and comes back one level a turn.
import asyncio


async def level(n):
    try:
        if n == 0:
            await asyncio.sleep(10)
        else:
            await asyncio.create_task(level(n - 1), name=f"level {n - 1}")
    except asyncio.CancelledError as error:
        print("cancelled at", n, error.args)
        raise


async def ticker():
    for i in range(8):
        print("turn", i)
        await asyncio.sleep(0)


async def main():
    top = asyncio.create_task(level(3), name="level 3")
    await asyncio.sleep(1)
    ticks = asyncio.create_task(ticker())
    top.cancel("from main")
    try:
        await top
    except asyncio.CancelledError as error:
        print("main", error.args)
    await ticks


asyncio.run(main())
