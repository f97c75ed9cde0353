# Generator-based coroutines next to native ones.
import asyncio
import types


@types.coroutine
def turn():
    yield


@types.coroutine
def turns(n):
    for _ in range(n):
        yield from turn()
    return n


async def native(n):
    got = await turns(n)
    await turn()
    return got + 1


async def main():
    other = asyncio.create_task(native(1))
    print(await native(3))
    print(await other)
    print(await asyncio.gather(native(0), native(2)))
    try:
        await asyncio.create_task(turns(1))
    except TypeError as error:
        print("TypeError")

    def plain():
        yield 1

    try:
        await plain()
    except TypeError as error:
        print(error)


asyncio.run(main())
