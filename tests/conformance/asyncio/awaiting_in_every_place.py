# await inside every kind of expression and statement.
import asyncio


async def v(x):
    await asyncio.sleep(0.01)
    return x


async def main():
    print(await v(1) + await v(2) * 3, [await v(i) for i in range(3)], {await v("k"): await v("w")}, (await v([1, 2]))[await v(1)])
    print(f"{await v('in f-string'):>14} {await v(3)!r}", await v(1) if await v(True) else await v(2), await v(0) or await v("or"), not await v(False))
    x = {}
    x[await v("key")] = await v("value")
    x[await v("n")] = 1
    x["n"] += await v(4)
    print(x, *await v([7, 8]), **await v({"sep": "-"}))
    if (y := await v(5)) > 3 and await v(1) < await v(2) < 3:
        print(y)
    while await v(y) > 3:
        y -= 1
    for i in await v([1, 2]):
        print(i, end=" ")
    assert await v(True), await v("message")
    try:
        raise await v(ValueError("awaited"))
    except ValueError as error:
        print(error)
    print([x async for x in agen() if await v(x % 2)], [await v(x) for x in range(4) if await v(x)], sum([await v(x) async for x in agen()]))
    match await v((1, 2)):
        case (a, b):
            print(a, b)
    print((lambda z: z)(await v("lambda argument")), [(await v(a), b) for a in "ab" for b in [1]], await (await v(v("twice"))))
    del x[await v("n")]
    return await v(x)


async def agen():
    for i in range(4):
        yield await v(i)
    got = yield await v(9)
    print("sent", got)


print(asyncio.run(main()))
