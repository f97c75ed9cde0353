# wait_for cancels the task or the future that it waited for, and its own cancellation reaches it too.
import asyncio


async def work(log):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        log.append(("cancelled", error.args))
        raise


async def main():
    log = []
    task = asyncio.create_task(work(log))
    try:
        await asyncio.wait_for(task, 1)
    except TimeoutError as error:
        print(repr(error), repr(error.__cause__), repr(error.__context__))
    print(log, task.cancelled(), task.cancelling())
    future = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(future, 1)
    except TimeoutError:
        print(future)
    task = asyncio.create_task(work(log))
    waiting = asyncio.create_task(asyncio.wait_for(task, 5))
    await asyncio.sleep(0.1)
    waiting.cancel("outer")
    try:
        await waiting
    except asyncio.CancelledError as error:
        print("waiting", error.args)
    print(log, task.cancelled(), waiting.cancelled())
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(0.5, future.set_exception, ValueError("v"))
    try:
        await asyncio.wait_for(future, 1)
    except ValueError as error:
        print(repr(error))


asyncio.run(main())
