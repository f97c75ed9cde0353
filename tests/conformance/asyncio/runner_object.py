# asyncio.Runner keeps one loop and context over several runs; names of tasks go on counting.
import asyncio
import contextvars

v = contextvars.ContextVar("v", default="unset")


async def setter():
    v.set("set in the first run")
    return asyncio.current_task().get_name()


async def getter():
    return v.get(), asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    print(runner.run(setter()))
    print(runner.run(getter()))
    print(runner.get_loop().is_running())
print(v.get())
print(asyncio.run(getter()))
try:
    runner.run(coro := getter())
except RuntimeError as error:
    print(error)
    coro.close()
for bad in (5, getter, None):
    try:
        asyncio.run(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
