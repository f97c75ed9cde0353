# A timeout that expires during cleanup, and timeouts in tasks that are cancelled.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(5)
            finally:
                print(f"{loop.time():.1f} cleanup begins")
                await asyncio.sleep(1)
                print(f"{loop.time():.1f} cleanup ends")
    except TimeoutError:
        print(f"{loop.time():.1f} timeout")
    try:
        async with asyncio.timeout(1):
            try:
                async with asyncio.timeout(1):
                    await asyncio.sleep(5)
            except TimeoutError:
                print("inner timeout")
                await asyncio.sleep(0)
                print("between")
    except TimeoutError:
        print("outer timeout")
    async def guarded():
        try:
            async with asyncio.timeout(2):
                await asyncio.sleep(5)
        except TimeoutError:
            return "timed out"
        except asyncio.CancelledError:
            return "cancelled"

    task = asyncio.create_task(guarded())
    await asyncio.sleep(1)
    task.cancel()
    print(await task, task.cancelling())
    try:
        async with asyncio.timeout(1) as scope:
            await asyncio.sleep(0.5)
            scope.reschedule(None)
            await asyncio.sleep(5)
            print("no deadline any more", scope.when())
            scope.reschedule(loop.time())
            await asyncio.sleep(0)
            await asyncio.sleep(0)
            print("not reached")
    except TimeoutError:
        print("rescheduled to now")
    for value in ("x", None):
        try:
            async with asyncio.timeout(value):
                print("entered with", value)
        except TypeError as error:
            print(error)
    scope = asyncio.timeout(1)
    try:
        scope.reschedule(3)
    except RuntimeError as error:
        print(error)
    async with scope:
        pass
    try:
        async with scope:
            pass
    except RuntimeError as error:
        print(error)


asyncio.run(main())
