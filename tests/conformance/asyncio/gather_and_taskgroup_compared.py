# The same three jobs, one failing, under gather and under a TaskGroup.
import asyncio


async def job(name, seconds, fails=False):
    try:
        await asyncio.sleep(seconds)
        if fails:
            raise ValueError(name)
        print(f"{asyncio.get_running_loop().time():.1f} {name} finished")
        return name
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} {name} cancelled")
        raise


async def main():
    try:
        await asyncio.gather(job("a", 1), job("b", 0.5, True), job("c", 2))
    except ValueError as error:
        print("gather", repr(error))
    await asyncio.sleep(2)
    try:
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(job("a", 1)), group.create_task(job("b", 0.5, True)), group.create_task(job("c", 2))]
    except* ValueError as errors:
        print("group", errors.exceptions)
    print([t.cancelled() for t in tasks], asyncio.get_running_loop().time())


asyncio.run(main())
