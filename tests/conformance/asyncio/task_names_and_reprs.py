# Names are counted; reprs tell state, coroutine and result.
import asyncio


async def work(value):
    await asyncio.sleep(0.1)
    if value is None:
        raise ValueError("none")
    return value


async def main():
    t = asyncio.create_task(work(1))
    named = asyncio.create_task(work(2), name="named")
    failing = asyncio.create_task(work(None), name="failing")
    cancelled = asyncio.create_task(work(3))
    print(t.get_name(), named.get_name(), asyncio.current_task().get_name(), t)
    named.set_name(5)
    await asyncio.sleep(0)
    cancelled.cancel()
    print(repr(named), cancelled)
    await asyncio.wait([t, named, failing, cancelled])
    for task in (t, named, failing, cancelled):
        print(task)
    print(asyncio.current_task())
    f = asyncio.get_running_loop().create_future()
    print(f)
    f.add_done_callback(print)
    print(f)
    f.set_result([1])
    print(f)
    await asyncio.sleep(0)
    print(len(asyncio.all_tasks()), t.get_coro().__name__)


asyncio.run(main())
