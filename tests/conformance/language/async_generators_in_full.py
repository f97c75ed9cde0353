# async comprehension, async generators, await forms
import asyncio
async def agen(n):
    for i in range(n):
        await asyncio.sleep(0)
        yield i
async def main():
    print([x async for x in agen(3)], {x async for x in agen(3)}, {x: x * x async for x in agen(3)}, [await asyncio.sleep(0, y) for y in range(3)])
    g = (x async for x in agen(2)); print(type(g).__name__, [y async for y in g])
    async for v in agen(2): print(v)
    else: print("else")
    a = agen(5)
    print(await anext(a), await a.asend(None), await anext(a, "d")); await a.aclose()
    print(await anext(a, "closed"))
    try: await anext(a)
    except StopAsyncIteration as e: print("SAI", e)
    b = agen(1)
    try: await b.athrow(ValueError("t"))
    except ValueError as e: print("thrown", e)
    c = main2(); print(type(c), c.cr_running, c.__name__); c.close()
    try: c.send(None)
    except RuntimeError as e: print(e)
async def main2(): pass
asyncio.run(main())
try: [x async for x in agen(1)] if 0 else main2().send(None)
except StopIteration as e: print("si", e.value)
co = main2()
try: iter(co)
except TypeError as e: print(e)
try: next(co)
except TypeError as e: print(e)
co.close()
