# Cancelling a gather cancels its children; a cancelled child raises in the gather.
import asyncio


async def child(name, delay):
    try:
        await asyncio.sleep(delay)
        return name
    except asyncio.CancelledError as error:
        print(f"{name} cancelled {error.args}")
        raise


async def main():
    g = asyncio.gather(child("a", 1), child("b", 2))
    await asyncio.sleep(0.5)
    print(g.cancel("stop it"), g.cancelled())
    try:
        await g
    except asyncio.CancelledError as error:
        print("gather", error.args, g.cancelled(), g.done())
    one = asyncio.create_task(child("one", 1))
    two = asyncio.create_task(child("two", 2))
    g = asyncio.gather(one, two)
    await asyncio.sleep(0)
    one.cancel()
    try:
        await g
    except asyncio.CancelledError as error:
        print("child was cancelled", error.args, two.done())
    print(await two)
    one = asyncio.create_task(child("one", 1))
    g = asyncio.gather(one, child("three", 1), return_exceptions=True)
    await asyncio.sleep(0)
    one.cancel("msg")
    print(await g)

    async def outer():
        await asyncio.gather(child("in1", 5), child("in2", 5), return_exceptions=True)

    task = asyncio.create_task(outer())
    await asyncio.sleep(1)
    task.cancel()
    try:
        await task
    except asyncio.CancelledError:
        print("outer cancelled", task.cancelled())


asyncio.run(main())
