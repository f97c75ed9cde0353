# Work given to a thread runs beside the loop and takes its own time.
import asyncio
import time


def blocking(name, seconds, fail=False):
    time.sleep(seconds)
    if fail:
        raise OSError(f"{name} broke")
    return name


async def ticker():
    for i in range(4):
        print(f"{asyncio.get_running_loop().time():.1f} tick {i}")
        await asyncio.sleep(0.3)


async def main():
    t = asyncio.create_task(ticker())
    print(await asyncio.to_thread(blocking, "thread", 0.5), f"{asyncio.get_running_loop().time():.1f}")
    print(await asyncio.gather(*(asyncio.to_thread(blocking, n, s) for n, s in (("a", 0.4), ("b", 0.2)))))
    try:
        await asyncio.get_running_loop().run_in_executor(None, blocking, "executor", 0.1, True)
    except OSError as error:
        print(error)
    await t
    print(f"{asyncio.get_running_loop().time():.1f} end")


asyncio.run(main())
