# Tasks that return or raise what is unusual: futures, coroutines, exceptions as values, StopIteration.
import asyncio


async def returns(value):
    return value


async def raises(error):
    raise error


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    future.set_result("inner")
    got = await asyncio.create_task(returns(future))
    print(got is future, got.result())
    error = await asyncio.create_task(returns(ValueError("as a value")))
    print(repr(error))
    try:
        await raises(StopIteration("s"))
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__))
    try:
        await asyncio.create_task(raises(StopIteration("s")))
    except RuntimeError as error:
        print(repr(error))
    try:
        await asyncio.create_task(raises(StopAsyncIteration("s")))
    except (RuntimeError, StopAsyncIteration) as error:
        print(repr(error))
    try:
        await asyncio.create_task(raises(GeneratorExit("g")))
    except BaseException as error:
        print(repr(error))
    task = asyncio.create_task(returns(1))
    try:
        task.set_result(2)
    except RuntimeError as error:
        print(error)
    try:
        task.set_exception(ValueError())
    except RuntimeError as error:
        print(error)
    await task
    print(task.get_coro(), task.get_name())
    task.set_name(5)
    print(repr(task.get_name()))


asyncio.run(main())
