# Tasks that are left when main returns: sleeping, waiting, failing in their cleanup, refusing to end at once.
import asyncio


async def sleeper():
    try:
        await asyncio.sleep(10)
    finally:
        print("sleeper ends")


async def fails_in_cleanup():
    try:
        await asyncio.sleep(10)
    finally:
        raise ValueError("in the cleanup")


async def slow_cleanup():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        await asyncio.sleep(1)
        print("slow cleanup done at", asyncio.get_running_loop().time())


async def main():
    for function in (sleeper, fails_in_cleanup, slow_cleanup):
        asyncio.create_task(function(), name=function.__name__)
    await asyncio.sleep(0.5)
    return "result"


print(asyncio.run(main()))
