# asyncio.timeout: its states, when(), reschedule(), expired(), and what is not allowed.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    limit = asyncio.timeout(1)
    print(limit, limit.when(), limit.expired())
    try:
        limit.reschedule(2)
    except RuntimeError as error:
        print(error)
    async with limit:
        print(limit, limit.when())
        limit.reschedule(loop.time() + 5)
        print(limit)
        await asyncio.sleep(2)
        limit.reschedule(None)
        print(limit, limit.when())
    print(limit, loop.time())
    try:
        limit.reschedule(1)
    except RuntimeError as error:
        print(error)
    try:
        async with limit:
            pass
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(1) as limit:
            await asyncio.sleep(3)
    except TimeoutError:
        print(limit, limit.expired())
    try:
        async with asyncio.timeout_at(loop.time() - 1) as limit:
            print("the body still begins")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("expired", loop.time())
    async with asyncio.timeout(None) as limit:
        print(limit)
    try:
        async with asyncio.timeout(0.5) as limit:
            limit.reschedule(loop.time() - 1)
            await asyncio.sleep(1)
    except TimeoutError:
        print("late", loop.time())


asyncio.run(main())
