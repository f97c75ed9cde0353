# wait_for's timeout, uncaught, of a coroutine and inside a task.
import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        raise


async def inner():
    return await asyncio.wait_for(slow(), 0.5)


async def main():
    await asyncio.create_task(inner())


asyncio.run(main())
