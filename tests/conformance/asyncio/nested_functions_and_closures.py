# Coroutines in closures, loops that bind late, default arguments, partials and lambdas as callbacks.
import asyncio
import functools


async def main():
    async def show(n):
        await asyncio.sleep(0.01 * n)
        return n

    late = [lambda: show(n) for n in range(3)]
    print(await asyncio.gather(*[f() for f in late]))
    bound = [lambda n=n: show(n) for n in range(3)]
    print(await asyncio.gather(*[f() for f in bound]))
    partials = [functools.partial(show, n) for n in range(3)]
    print(await asyncio.gather(*[f() for f in partials]))
    loop = asyncio.get_running_loop()
    loop.call_soon(functools.partial(print, "partial", sep="-"), "callback")
    total = 0

    def add(n):
        nonlocal total
        total += n

    for n in range(4):
        loop.call_soon(add, n)
    await asyncio.sleep(0)
    print(total, loop.call_soon(functools.partial(add, 1)))
    await asyncio.sleep(0)


asyncio.run(main())
