# Threads that talk to the loop: call_soon_threadsafe and run_coroutine_threadsafe.
import asyncio
import threading


async def work(n):
    await asyncio.sleep(0.1)
    return n * 2


async def main():
    loop = asyncio.get_running_loop()
    event = asyncio.Event()
    results = []

    def thread():
        try:
            asyncio.get_running_loop()
        except RuntimeError as error:
            results.append(str(error))
        loop.call_soon_threadsafe(event.set)

    t = threading.Thread(target=thread, name="helper")
    t.start()
    await event.wait()
    t.join()
    print(results, t.is_alive(), t.name)
    future = asyncio.run_coroutine_threadsafe(work(4), loop)
    print(type(future).__module__, future.done())
    print(await asyncio.wrap_future(future), future.result())
    future = asyncio.run_coroutine_threadsafe(work(5), loop)
    await asyncio.sleep(0)
    print(future.cancel(), future.cancelled())
    await asyncio.sleep(0.2)
    try:
        asyncio.run_coroutine_threadsafe(5, loop)
    except TypeError as error:
        print(error)
    loop.call_soon_threadsafe(print, "soon")
    await asyncio.sleep(0)


asyncio.run(main())
