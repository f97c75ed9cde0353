# TaskGroup waits for all; one failure cancels the rest and raises a group.
import asyncio


async def job(name, delay, error=None):
    try:
        await asyncio.sleep(delay)
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} {name} cancelled")
        raise
    if error:
        print(f"{asyncio.get_running_loop().time():.1f} {name} fails")
        raise error
    return name.upper()


async def main():
    async with asyncio.TaskGroup() as group:
        a = group.create_task(job("a", 0.2))
        b = group.create_task(job("b", 0.1), name="bee")
        print(group)
    print(a.result(), b.result(), b.get_name(), group)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("ok", 0.1))
            group.create_task(job("bad", 0.2, ValueError("boom")))
            group.create_task(job("late", 0.9))
            await asyncio.sleep(5)
            print("never")
    except* ValueError as errors:
        print(repr(errors), errors.exceptions)
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(job("one", 0.1, KeyError("k")))
            group.create_task(job("two", 0.1, OSError("o")))
            raise RuntimeError("body")
    except BaseExceptionGroup as errors:
        print(errors.message, errors.exceptions)
    try:
        group.create_task(coro := job("outside", 1))
    except RuntimeError as error:
        print(error)
        coro.close()
    print(asyncio.current_task().cancelling())


asyncio.run(main())
