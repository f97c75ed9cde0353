# A parent cancelled while it gathers: what the children see and when.
import asyncio


async def child(name, cleanup):
    try:
        await asyncio.sleep(10)
    finally:
        await asyncio.sleep(cleanup)
        print(f"{asyncio.get_running_loop().time():.1f} {name} cleaned")


async def parent(collect):
    try:
        return await asyncio.gather(child("a", 0.3), child("b", 0.1), return_exceptions=collect)
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} parent cancelled")
        raise


async def main():
    for collect in (False, True):
        task = asyncio.create_task(parent(collect))
        await asyncio.sleep(1)
        task.cancel("stop")
        try:
            await task
        except asyncio.CancelledError as error:
            print("main sees", error.args, task.cancelled())
        await asyncio.sleep(1)


asyncio.run(main())
