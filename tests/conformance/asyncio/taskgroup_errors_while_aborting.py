# Children that fail while the group is being aborted add their errors.
import asyncio


async def fails(n):
    await asyncio.sleep(n)
    raise ValueError(n)


async def fails_when_cancelled(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        raise KeyError(name)


async def takes_its_time(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        print(name, "done with cleaning at", asyncio.get_running_loop().time())
        raise


async def main():
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(fails(1))
            group.create_task(fails_when_cancelled("a"))
            group.create_task(takes_its_time("b"))
            group.create_task(fails(1))
    except ExceptionGroup as errors:
        print(errors, [repr(e) for e in errors.exceptions])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(takes_its_time("c"))
            try:
                async with asyncio.TaskGroup() as inner:
                    inner.create_task(fails(0.5))
                    inner.create_task(takes_its_time("d"))
            except* ValueError as errors:
                print("inner", errors.exceptions)
                raise
    except ExceptionGroup as errors:
        print(repr(errors))


asyncio.run(main())
