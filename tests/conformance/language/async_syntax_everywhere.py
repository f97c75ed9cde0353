# async and await as syntax: nested functions, lambdas, class bodies, decorators, default values.
import asyncio


def traced(f):
    async def wrapper(*args):
        print("call", f.__name__)
        return await f(*args)

    return wrapper


class Service:
    @traced
    async def method(self, x):
        return x + 1

    @staticmethod
    async def static(x):
        return x * 2

    @classmethod
    async def klass(cls):
        return cls.__name__

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        return False

    def __await__(self):
        yield from asyncio.sleep(0).__await__()
        return "awaited instance"

    async def gen(self, n):
        for i in range(n):
            yield i
            if i == 1:
                return

    @property
    async def prop(self):
        return "async property"


async def outer():
    total = 0

    async def inner(n):
        nonlocal total
        total += n
        return total

    results = [await inner(n) for n in range(4)]
    later = lambda n: inner(n)
    return results, await later(10), total


async def main():
    s = Service()
    print(await s.method(1), await s.static(2), await s.klass(), await s, await s.prop, [i async for i in s.gen(5)])
    print(await outer(), await (lambda: s.static(5))(), (await s.method(1)) + (await s.method(2)))
    async with s as t, Service() as u:
        print(t is s, u is s)
    async for i in s.gen(2):
        if i:
            break
    else:
        print("never")
    try:
        async with s:
            raise KeyError("passes")
    except KeyError as error:
        print(error)
    async def unused():
        yield
    print(type(unused()).__name__, type(c := s.static(1)).__name__, c.__name__, c.__qualname__)
    c.close()
    return [x for x in [await s.static(y) for y in (1, 2)]]


print(asyncio.run(main()))
