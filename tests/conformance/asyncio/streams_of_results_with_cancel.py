# The first good answer wins, the rest are cancelled.
import asyncio


async def source(name, delay, ok=True):
    try:
        await asyncio.sleep(delay)
        if not ok:
            raise ConnectionError(name)
        return f"{name} answered"
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise


async def first_success(*coros):
    tasks = {asyncio.create_task(c) for c in coros}
    errors = []
    try:
        while tasks:
            done, tasks = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
            for task in done:
                if task.exception() is None:
                    return task.result()
                errors.append(task.exception())
        raise ExceptionGroup("all failed", errors)
    finally:
        for task in tasks:
            task.cancel()
        if tasks:
            await asyncio.wait(tasks)


async def main():
    print(await first_success(source("a", 0.3), source("b", 0.1, ok=False), source("c", 0.2)))
    try:
        await first_success(source("x", 0.2, ok=False), source("y", 0.1, ok=False))
    except ExceptionGroup as group:
        print(group, [str(e) for e in group.exceptions])
    try:
        async with asyncio.timeout(0.15):
            await first_success(source("slow", 1))
    except TimeoutError:
        print("nobody in time")


asyncio.run(main())
