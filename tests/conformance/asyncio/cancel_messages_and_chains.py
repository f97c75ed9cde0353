# Messages of cancellations, and which exception object arrives where.
import asyncio


async def inner():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print("inner", error.args)
        raise


async def middle():
    try:
        await inner()
    except asyncio.CancelledError as error:
        print("middle", error.args)
        raise asyncio.CancelledError("replaced") from error


async def main():
    task = asyncio.create_task(middle())
    await asyncio.sleep(0)
    task.cancel("first")
    task.cancel("second")
    print(task.cancelling())
    try:
        await task
    except asyncio.CancelledError as error:
        print("main", error.args, repr(error.__cause__), repr(error.__context__))
    try:
        task.result()
    except asyncio.CancelledError as error:
        print("result", error.args)
    try:
        task.exception()
    except asyncio.CancelledError as error:
        print("exception", error.args)
    print(task.cancel(), task.cancelling(), task.uncancel())
    task = asyncio.create_task(inner())
    task.cancel("before the start")
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)
    task = asyncio.create_task(inner())
    await asyncio.sleep(0)
    task.cancel(msg=("any", "object"))
    try:
        await task
    except asyncio.CancelledError as error:
        print(error.args)


asyncio.run(main())
