# Contexts of callbacks, timers, tasks, threads, and done callbacks.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="default")


def show(label, *args):
    print(label, var.get())
    var.set(label)


async def child():
    print("child sees", var.get())
    var.set("child")
    await asyncio.sleep(0.1)
    return var.get()


async def main():
    loop = asyncio.get_running_loop()
    var.set("main")
    loop.call_soon(show, "call_soon")
    loop.call_later(0.1, show, "call_later")
    context = contextvars.copy_context()
    context.run(var.set, "own")
    loop.call_soon(show, "with context", context=context)
    future = loop.create_future()
    future.add_done_callback(lambda f: show("done callback"))
    future.add_done_callback(lambda f: show("done callback with context"), context=context)
    var.set("main again")
    future.set_result(None)
    await asyncio.sleep(0.2)
    print(var.get(), context[var])
    task = asyncio.create_task(child())
    var.set("changed after")
    print(await task, var.get())
    print(await asyncio.to_thread(var.get))
    print(await asyncio.create_task(child(), context=context), context[var])
    task = asyncio.create_task(child())
    print(task.get_context() is not None, task.get_context()[var])
    print(await task)
    token = var.set("temporary")
    print(token.old_value, var.get())
    var.reset(token)
    print(var.get())
    with var.set("in a with"):
        print(var.get())
    print(var.get())


asyncio.run(main())
