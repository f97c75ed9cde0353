# What becomes of a shielded task when its waiter is cancelled, and of its later error.
import asyncio


async def work(seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        return "result"
    finally:
        print("work ends at", asyncio.get_running_loop().time())


async def waiter(inner):
    try:
        return await asyncio.shield(inner)
    except asyncio.CancelledError as error:
        print("waiter cancelled", error.args)
        raise


async def main():
    inner = asyncio.create_task(work(1))
    outer = asyncio.create_task(waiter(inner))
    await asyncio.sleep(0.5)
    outer.cancel("leave")
    await asyncio.wait([outer])
    print(inner.done(), outer.cancelled(), await inner)
    inner = asyncio.create_task(work(1, ValueError("late")), name="inner")
    outer = asyncio.create_task(waiter(inner))
    await asyncio.sleep(0.5)
    outer.cancel()
    await asyncio.wait([outer])
    await asyncio.sleep(1)
    inner = asyncio.create_task(work(1))
    outer = asyncio.shield(inner)
    inner.cancel("the inner one")
    try:
        await outer
    except asyncio.CancelledError as error:
        print("shield cancelled", error.args, outer.cancelled())
    done = asyncio.create_task(work(0))
    await done
    print(asyncio.shield(done) is done)


asyncio.run(main())
