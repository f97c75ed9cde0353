# Eager tasks: the first step is part of create_task; the names, contexts and the current task.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default=0)


async def quick(n):
    print("quick", n, asyncio.current_task().get_name(), var.get())
    var.set(n)
    return n


async def slow(n):
    print("slow begins", n)
    await asyncio.sleep(n)
    print("slow ends", n)
    return n


async def fails():
    raise ValueError("eager")


async def main():
    loop = asyncio.get_running_loop()
    loop.set_task_factory(asyncio.eager_task_factory)
    print(loop.get_task_factory() is asyncio.eager_task_factory)
    t = asyncio.create_task(quick(1), name="q")
    print(t.done(), t.result(), var.get(), asyncio.current_task().get_name())
    s = asyncio.create_task(slow(1))
    print(s.done(), s.get_name(), len(asyncio.all_tasks()))
    f = asyncio.create_task(fails())
    print(f.done(), repr(f.exception()))
    print(await asyncio.gather(quick(2), slow(2), quick(3)))
    async with asyncio.TaskGroup() as group:
        a = group.create_task(quick(4))
        b = group.create_task(slow(0.5))
        print(a.done(), b.done())
    await s
    loop.set_task_factory(None)
    e = asyncio.Task(quick(5), loop=loop, eager_start=True)
    print(e.done(), e)
    n = loop.create_task(quick(6), eager_start=True)
    print(n.done())
    n = loop.create_task(quick(7), eager_start=False)
    print(n.done())
    await n
    context = contextvars.copy_context()
    asyncio.Task(quick(8), loop=loop, context=context, eager_start=True)
    print(context[var], var.get())

    class Own(asyncio.Task):
        pass

    loop.set_task_factory(asyncio.create_eager_task_factory(Own))
    print(type(asyncio.create_task(slow(0.1))).__name__)
    await asyncio.sleep(0.2)


asyncio.run(main())
