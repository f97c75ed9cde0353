# asyncio.timeout: expiry, rescheduling, nesting, what it turns into TimeoutError and what not.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1) as outer:
            print(outer, outer.when())
            await asyncio.sleep(2)
    except TimeoutError as error:
        print(loop.time(), "expired", outer.expired(), repr(error.__cause__), outer)
    async with asyncio.timeout(1) as t:
        await asyncio.sleep(0.5)
        t.reschedule(loop.time() + 2)
        await asyncio.sleep(1)
        print("rescheduled in time", t.when(), t)
    print(t.expired(), t)
    try:
        t.reschedule(5)
    except RuntimeError as error:
        print(error)
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(5):
                    await asyncio.sleep(10)
            except TimeoutError:
                print("never: the inner one had time left")
    except TimeoutError:
        print(loop.time(), "outer")
    try:
        async with asyncio.timeout(5):
            async with asyncio.timeout(0.5):
                await asyncio.sleep(10)
    except TimeoutError:
        print(loop.time(), "inner, passed through the outer")
    async with asyncio.timeout(None) as never:
        await asyncio.sleep(1)
        print(never.when())
    try:
        async with asyncio.timeout_at(loop.time() - 1):
            print("a deadline in the past cancels at the next pause")
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("too late")
    try:
        async with asyncio.timeout(1):
            raise ValueError("not changed")
    except ValueError as error:
        print(error)
    try:
        async with asyncio.timeout(0.1):
            try:
                await asyncio.sleep(1)
            except asyncio.CancelledError:
                print("swallowed inside")
        print("body ended normally")
    except TimeoutError:
        print("TimeoutError all the same")
    print(asyncio.current_task().cancelling())


asyncio.run(main())
