# An exception climbs through awaits, tasks and finally blocks.
import asyncio


async def deep(n):
    try:
        if n == 0:
            await asyncio.sleep(0.1)
            raise LookupError("at the bottom")
        await deep(n - 1)
    finally:
        print("leaving", n)


async def main():
    try:
        await deep(2)
    except LookupError as error:
        print("caught", error)
    task = asyncio.create_task(deep(1))
    await asyncio.wait([task])
    print(task.done(), repr(task.exception()), task.exception() is task.exception())
    for _ in range(2):
        try:
            await task
        except LookupError as error:
            print("again", error)
    try:
        try:
            await deep(0)
        except LookupError as error:
            raise RuntimeError("translated") from error
    except RuntimeError as error:
        print(error, "from", repr(error.__cause__))

    async def stops():
        raise StopIteration("not allowed")

    try:
        await stops()
    except RuntimeError as error:
        print(error)


asyncio.run(main())
