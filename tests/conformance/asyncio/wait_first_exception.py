# FIRST_EXCEPTION: a cancelled task is no exception, a failed one is.
import asyncio


async def ok(n):
    await asyncio.sleep(n)
    return n


async def bad(n):
    await asyncio.sleep(n)
    raise RuntimeError(n)


async def main():
    loop = asyncio.get_running_loop()
    a, b, c = [asyncio.create_task(x) for x in (ok(1), ok(2), bad(3))]
    loop.call_later(0.5, a.cancel)
    done, pending = await asyncio.wait([a, b, c], return_when=asyncio.FIRST_EXCEPTION)
    print(loop.time(), len(done), len(pending), a.cancelled(), repr(c.exception()))
    tasks = [asyncio.create_task(x) for x in (bad(1), ok(2), bad(1))]
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_EXCEPTION)
    print(loop.time(), len(done), len(pending))
    print([repr(t.exception()) for t in tasks if t.done()])
    await asyncio.wait(pending)


asyncio.run(main())
