# A task factory and an exception handler of one's own.
import asyncio


def factory(loop, coro, **kwargs):
    print("making a task of", coro.__name__, sorted(kwargs))
    return asyncio.Task(coro, loop=loop, **kwargs)


async def fails():
    raise ValueError("lost")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(factory)
    t = asyncio.create_task(asyncio.sleep(0.1, "r"), name="n")
    print(await t, loop.get_task_factory() is factory)
    loop.set_task_factory(None)
    seen = []
    loop.set_exception_handler(lambda loop, context: seen.append((context["message"], repr(context["exception"]), sorted(context))))
    t = asyncio.create_task(fails())
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    del t
    print(seen)
    loop.call_exception_handler({"message": "by hand", "exception": None})
    print(seen[-1][0])
    loop.default_exception_handler({"message": "default"})
    for wrong in (lambda: loop.set_exception_handler(5), lambda: loop.set_task_factory(5)):
        try:
            wrong()
        except TypeError as error:
            print(error)


asyncio.run(main())
