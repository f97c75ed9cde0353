# Context variables with asynchronous generators, wait_for and callbacks.
import asyncio
from contextvars import ContextVar, copy_context

v = ContextVar("v", default=0)


async def gen():
    v.set(v.get() + 1)
    yield v.get()
    v.set(v.get() + 10)
    yield v.get()


async def bump():
    v.set(v.get() + 100)
    return v.get()


async def main():
    async for x in gen():
        print("generator", x, "main", v.get())
    print(await bump(), v.get())
    print(await asyncio.wait_for(bump(), 1), v.get())
    print(await asyncio.create_task(bump()), v.get())
    print(await asyncio.gather(bump(), bump()), v.get())
    print(await asyncio.shield(bump()), v.get())
    async with asyncio.TaskGroup() as group:
        t = group.create_task(bump())
    print(t.result(), v.get())
    print(await asyncio.to_thread(v.get))
    token = v.set(5)
    try:
        copy_context().run(v.reset, token)
    except ValueError as error:
        print(str(error).split(" was ")[0][:9])
    v.reset(token)
    try:
        v.reset(token)
    except RuntimeError as error:
        print(str(error)[-22:])
    context = copy_context()
    print(context.run(lambda: v.get()), len(context) > 0, list(context.items())[0][1] == v.get())
    try:
        context.run(context.run, print)
    except RuntimeError as error:
        print(str(error)[:20])


asyncio.run(main())
print(v.get())
