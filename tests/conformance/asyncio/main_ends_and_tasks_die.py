# When main returns, asyncio.run cancels what is left and waits for it.
import asyncio


async def background(name):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print(name, "cancelled at shutdown")
        await asyncio.sleep(1)
        print(f"{asyncio.get_running_loop().time():.1f} {name} cleaned up")
        raise
    finally:
        print(name, "finally")


async def last_moment():
    print("a task created just before the end still gets its first step")


async def main():
    asyncio.create_task(background("a"))
    asyncio.create_task(background("b"))
    await asyncio.sleep(0.5)
    asyncio.create_task(last_moment())
    return "main's result"


print(asyncio.run(main()))
