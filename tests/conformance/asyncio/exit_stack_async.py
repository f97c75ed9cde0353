# contextlib's asynchronous tools.
import asyncio
from contextlib import AsyncExitStack, aclosing, asynccontextmanager, nullcontext


@asynccontextmanager
async def resource(name, swallow=False):
    print("open", name)
    await asyncio.sleep(0.1)
    try:
        yield name
    except ValueError as error:
        print(name, "saw", error)
        if not swallow:
            raise
    finally:
        await asyncio.sleep(0.1)
        print("close", name)


async def numbers():
    try:
        for i in range(5):
            yield i
    finally:
        print("numbers closed")


@resource("decorating")
async def decorated():
    print("in decorated")


async def main():
    async with resource("a") as a, resource("b", swallow=True) as b:
        print(a, b)
        raise ValueError("oops")
    async with AsyncExitStack() as stack:
        for n in "xy":
            await stack.enter_async_context(resource(n))
        stack.push_async_callback(asyncio.sleep, 0.5)
        stack.callback(print, "plain callback")
        stack.enter_context(nullcontext())
        print("body")
    async with aclosing(numbers()) as ns:
        async for n in ns:
            print(n)
            break
    print("after aclosing")
    await decorated()
    async with nullcontext("n") as n:
        print(n, asyncio.get_running_loop().time())


asyncio.run(main())
