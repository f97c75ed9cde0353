# wait_for's TimeoutError, uncaught, with the cancellation as its cause.
import asyncio


async def slow():
    try:
        await asyncio.sleep(5)
    finally:
        print("cancelled")


async def main():
    await asyncio.wait_for(slow(), timeout=1)


asyncio.run(main())
