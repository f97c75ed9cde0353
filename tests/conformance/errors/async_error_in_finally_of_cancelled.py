# Cleanup that fails while a task is being cancelled.
import asyncio


async def worker():
    try:
        await asyncio.sleep(10)
    finally:
        raise RuntimeError("cleanup failed")


async def main():
    task = asyncio.create_task(worker())
    await asyncio.sleep(0.1)
    task.cancel()
    await task


asyncio.run(main())
