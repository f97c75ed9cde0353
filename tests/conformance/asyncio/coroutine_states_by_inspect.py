# A coroutine's states, frames and what it awaits.
import asyncio
import inspect


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def main():
    c = outer()
    print(inspect.getcoroutinestate(c), c.cr_running, c.cr_await, c.cr_frame.f_lineno)
    task = asyncio.create_task(c)
    await asyncio.sleep(0)
    print(inspect.getcoroutinestate(c), c.cr_await.__name__, c.cr_await.cr_await.__name__)
    print(inspect.iscoroutine(c), inspect.isawaitable(c), inspect.isawaitable(task), inspect.iscoroutinefunction(outer))
    await task
    print(inspect.getcoroutinestate(c), c.cr_frame)
    try:
        await c
    except RuntimeError as error:
        print(error)
    d = outer()
    d.close()
    print(inspect.getcoroutinestate(d))
    print(outer.__name__, c.__qualname__, c.cr_code.co_name)
    me = asyncio.current_task().get_coro()
    print(inspect.getcoroutinestate(me))


asyncio.run(main())
