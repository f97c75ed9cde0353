# Two timeouts with one deadline, an inner one that is longer, and one that is reached in between.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as outer:
            try:
                async with asyncio.timeout(1) as inner:
                    await asyncio.sleep(2)
            except TimeoutError:
                print("inner", loop.time(), outer.expired(), inner.expired())
                await asyncio.sleep(0.5)
    except TimeoutError:
        print("outer", loop.time(), outer.expired(), inner.expired())
    try:
        async with asyncio.timeout(1) as outer:
            async with asyncio.timeout(2) as inner:
                await asyncio.sleep(3)
    except TimeoutError:
        print("outer first", loop.time(), outer.expired(), inner.expired())
    async with asyncio.timeout(5):
        for limit in (0.3, 0.2, 0.1):
            try:
                async with asyncio.timeout(limit):
                    await asyncio.sleep(1)
            except TimeoutError:
                print("limit", limit, round(loop.time(), 1))
    print(asyncio.current_task().cancelling())


asyncio.run(main())
