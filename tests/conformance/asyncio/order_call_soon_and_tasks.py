# Callbacks, new tasks and wake-ups in one turn keep the order in which they were scheduled.
import asyncio


async def child(name):
    print("child", name)


async def main():
    loop = asyncio.get_running_loop()
    future = loop.create_future()

    async def waiter():
        await future
        print("waiter woken")

    w = asyncio.create_task(waiter())
    await asyncio.sleep(0)
    loop.call_soon(print, "callback 1")
    t = asyncio.create_task(child("a"))
    future.set_result(None)
    loop.call_soon(print, "callback 2")
    u = asyncio.create_task(child("b"))
    future.add_done_callback(lambda f: print("added after the result"))
    loop.call_soon(lambda: (print("callback 3"), loop.call_soon(print, "from callback 3")))
    print("main pauses")
    await asyncio.sleep(0)
    print("main back")
    await asyncio.gather(w, t, u)
    loop.call_later(0, print, "call_later 0")
    loop.call_soon(print, "call_soon")
    await asyncio.sleep(0)
    print("turn 1")
    await asyncio.sleep(0)
    print("turn 2")


asyncio.run(main())
