# A main task that ends cancelled.
import asyncio


async def main():
    asyncio.current_task().cancel("stopping myself")
    await asyncio.sleep(1)


asyncio.run(main())
