# A task factory of one's own: what it is given, and what it may return.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


def factory(loop, coro, **kwargs):
    print("factory", coro.__name__, sorted(kwargs))
    task = asyncio.Task(coro, loop=loop, **kwargs)
    return task


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    task = asyncio.create_task(work(1), name="named")
    print(task.get_name())
    await asyncio.gather(work(0.1), task)
    async with asyncio.TaskGroup() as group:
        group.create_task(work(0.2), name="in group")
    await asyncio.wait_for(work(0.1), 1)
    await asyncio.ensure_future(work(0))
    try:
        loop.set_task_factory(5)
    except TypeError as error:
        print(error)
    loop.set_task_factory(None)
    print(loop.get_task_factory())


asyncio.run(main())
