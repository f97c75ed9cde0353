# A task that fails while nobody looks, reported when the program ends.
import asyncio


async def fails():
    raise LookupError("nobody asked")


async def main():
    keep.append(asyncio.create_task(fails()))
    await asyncio.sleep(0.1)
    print("main ends")


keep = []
asyncio.run(main())
print("after run")
