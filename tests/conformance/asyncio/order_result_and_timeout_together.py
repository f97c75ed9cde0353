# A result and a timeout due at the same instant, in every combination.
import asyncio


async def after(delay, value):
    await asyncio.sleep(delay)
    return value


async def attempt(name, awaitable):
    try:
        print(name, "->", await awaitable)
    except TimeoutError:
        print(name, "-> timeout")


async def with_timeout(inner, outer):
    async with asyncio.timeout(outer):
        return await asyncio.sleep(inner, "slept")


async def main():
    await attempt("wait_for coroutine", asyncio.wait_for(after(1, "v"), 1))
    await attempt("wait_for task", asyncio.wait_for(asyncio.create_task(after(1, "v")), 1))
    await attempt("timeout", with_timeout(1, 1))
    await attempt("timeout a nanosecond later", with_timeout(1, 1.000000001))
    future = asyncio.get_running_loop().create_future()
    asyncio.get_running_loop().call_later(1, future.set_result, "f")
    await attempt("future set first", asyncio.wait_for(future, 1))
    task = asyncio.create_task(after(1, "t"))
    await asyncio.sleep(0)
    await attempt("task started before", asyncio.wait_for(task, 1))
    done, pending = await asyncio.wait([asyncio.create_task(after(1, "w"))], timeout=1)
    print("wait", len(done), len(pending))
    event = asyncio.Event()
    asyncio.get_running_loop().call_later(1, event.set)
    await attempt("event", asyncio.wait_for(event.wait(), 1))


asyncio.run(main())
