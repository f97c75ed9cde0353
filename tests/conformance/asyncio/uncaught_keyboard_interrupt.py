# KeyboardInterrupt that nobody catches.
import asyncio


async def other():
    try:
        await asyncio.sleep(5)
    finally:
        print("other cleans up")


async def main():
    asyncio.create_task(other())
    await asyncio.sleep(0.1)
    raise KeyboardInterrupt


asyncio.run(main())
