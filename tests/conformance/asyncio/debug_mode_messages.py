# Debug mode: slow callbacks, tasks and futures that show where they were made, wrong calls.
import asyncio
import time


async def slow():
    time.sleep(0.25)


async def never():
    pass


def blocking_callback():
    time.sleep(0.3)


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    await asyncio.create_task(slow(), name="slow one")
    loop.call_soon(blocking_callback)
    await asyncio.sleep(0.1)
    loop.slow_callback_duration = 1
    await slow()
    future = loop.create_future()
    print("created" in repr(future), "created" in repr(asyncio.current_task()))
    try:
        loop.call_soon(never)
    except TypeError as error:
        print(error)
    try:
        loop.call_later(1, never())
    except TypeError as error:
        print(error)
    try:
        loop.call_soon(5)
    except TypeError as error:
        print(error)


asyncio.run(main(), debug=True)
