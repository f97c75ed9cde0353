# create_task queues the first step; it runs when the creator pauses, in order of creation.
import asyncio


async def child(name):
    print("start", name)
    await asyncio.sleep(0)
    print("end", name)


async def main():
    a = asyncio.create_task(child("a"))
    b = asyncio.create_task(child("b"))
    print("created")
    await child("inline")
    print("inline done")
    await b
    print("b done, a:", a.done())


asyncio.run(main())
