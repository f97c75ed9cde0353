# Futures between tasks: several waiters, callbacks with contexts, results that are exceptions.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="none")


async def waiter(future, name):
    try:
        print(name, "got", await future)
    except Exception as error:
        print(name, "error", repr(error), error is future.exception())


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()
    tasks = [asyncio.create_task(waiter(future, n)) for n in "abc"]
    await asyncio.sleep(0)
    print(future)
    var.set("from main")
    context = contextvars.copy_context()
    var.set("changed")
    future.add_done_callback(lambda f: print("callback sees", var.get()))
    future.add_done_callback(lambda f: print("with a context", var.get()), context=context)
    future.set_result(42)
    await asyncio.gather(*tasks)
    failing = loop.create_future()
    tasks = [asyncio.create_task(waiter(failing, n)) for n in "xy"]
    await asyncio.sleep(0)
    failing.set_exception(LookupError("for all"))
    await asyncio.gather(*tasks)
    cancelled = loop.create_future()
    task = asyncio.create_task(waiter(cancelled, "z"))
    await asyncio.sleep(0)
    print(cancelled.cancel("by hand"))
    try:
        await task
    except asyncio.CancelledError as error:
        print("waiter cancelled", error.args, task.cancelled())
    done = loop.create_future()
    done.set_result(None)
    for _ in range(3):
        await done
    print(loop.time(), asyncio.Future(loop=loop).get_loop() is loop)


asyncio.run(main())
