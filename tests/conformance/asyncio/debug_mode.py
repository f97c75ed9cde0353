# Debug mode: slow callbacks and never-awaited coroutines say more.
import asyncio
import time


async def main():
    loop = asyncio.get_running_loop()
    print(loop.get_debug(), loop.slow_callback_duration)
    try:
        loop.call_later(0.1, main)
    except TypeError as error:
        print(error)
    await asyncio.sleep(0.1)
    loop.set_debug(False)
    print(loop.get_debug())


asyncio.run(main(), debug=True)
