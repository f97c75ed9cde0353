# Asynchronous comprehensions and generator expressions in all places.
import asyncio


async def count(n, delay=0.1):
    for i in range(n):
        await asyncio.sleep(delay)
        yield i


async def double(x):
    await asyncio.sleep(0)
    return x * 2


async def main():
    print([x async for x in count(3)], {x % 2 async for x in count(4)}, {x: await double(x) async for x in count(2)})
    print([(x, y) async for x in count(2) for y in "ab"], [(x, y) for x in "ab" async for y in count(2)], [x async for x in count(5) if x % 2 if await double(x) > 2])
    g = (x async for x in count(3))
    print(type(g).__name__, [x async for x in g], [x async for x in g])
    squares = (await double(x) for x in range(3))
    print(type(squares).__name__, [x async for x in squares])
    print([[y async for y in count(x)] for x in range(3)], [await double(x) for x in [await double(1)]], sum([x async for x in count(4)]))
    nested = [[x async for x in inner] async for inner in (count(n) async for n in count(3))]
    print(nested, asyncio.get_running_loop().time())
    async for a in (b async for b in count(2)):
        print(a, end=" ")
    print(await anext(count(1)), await anext(count(0), "none"), max([x async for x in aiter(count(3))]))
    for use in (lambda: list(count(1)), lambda: sum(x async for x in count(2))):
        try:
            use()
        except TypeError as error:
            print(error)


asyncio.run(main())
