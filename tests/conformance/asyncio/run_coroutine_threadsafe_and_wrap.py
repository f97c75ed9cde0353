# concurrent futures and the loop.
import asyncio
import concurrent.futures


async def work(x):
    await asyncio.sleep(0.1)
    return x * 2


async def main():
    loop = asyncio.get_running_loop()
    cf = asyncio.run_coroutine_threadsafe(work(4), loop)
    print(type(cf).__module__, cf.done())
    print(await asyncio.wrap_future(cf), cf.done(), cf.result())
    plain = concurrent.futures.Future()
    wrapped = asyncio.wrap_future(plain)
    loop.call_later(0.2, plain.set_result, "set from outside")
    print(await wrapped)
    failing = concurrent.futures.Future()
    loop.call_soon(failing.set_exception, OSError("remote"))
    try:
        await asyncio.wrap_future(failing)
    except OSError as error:
        print(error)
    print(asyncio.wrap_future(w := loop.create_future()) is w)


asyncio.run(main())
