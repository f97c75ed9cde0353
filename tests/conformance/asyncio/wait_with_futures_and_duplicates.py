# wait on sets, duplicates, finished futures, mixed kinds, and twice.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    done_already = loop.create_future()
    done_already.set_result("early")
    never = loop.create_future()
    task = asyncio.create_task(asyncio.sleep(0.5, "task"))
    done, pending = await asyncio.wait({done_already, never, task}, return_when=asyncio.FIRST_COMPLETED)
    print(len(done), len(pending), loop.time())
    done, pending = await asyncio.wait([task, task, never], timeout=1)
    print(len(done), len(pending), loop.time(), never in pending)
    done, pending = await asyncio.wait(pending, timeout=0)
    print(len(done), len(pending), loop.time())
    loop.call_later(0.25, never.set_exception, ValueError("late"))
    done, pending = await asyncio.wait([never])
    print([repr(f.exception()) for f in done], loop.time())
    slow = [asyncio.create_task(asyncio.sleep(n, n)) for n in (3, 1, 2)]
    order = []
    left = set(slow)
    while left:
        done, left = await asyncio.wait(left, return_when=asyncio.FIRST_COMPLETED)
        order += [t.result() for t in done]
    print(order)


asyncio.run(main())
