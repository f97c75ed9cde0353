# future_add_to_awaited_by and its counterpart.
import asyncio


async def sleeper():
    await asyncio.sleep(0.1)


async def main():
    me = asyncio.current_task()
    task = asyncio.create_task(sleeper())
    await asyncio.sleep(0)
    print(bool(task._asyncio_awaited_by))
    asyncio.future_add_to_awaited_by(task, me)
    print({t.get_name() for t in task._asyncio_awaited_by})
    asyncio.future_add_to_awaited_by(task, me)
    print(len(task._asyncio_awaited_by))
    asyncio.future_discard_from_awaited_by(task, me)
    print(bool(task._asyncio_awaited_by))
    asyncio.future_discard_from_awaited_by(task, me)
    gathering = asyncio.gather(task, sleeper())
    print(len(task._asyncio_awaited_by))
    await gathering
    waiting = asyncio.create_task(task_waiter(task))
    await waiting
    asyncio.future_add_to_awaited_by(5, me)


async def task_waiter(task):
    return await task


asyncio.run(main())
