# asyncio.run's own two tasks at the end count in the names of the next run's tasks.
import asyncio


async def who():
    t = asyncio.create_task(asyncio.sleep(0))
    await t
    return asyncio.current_task().get_name(), t.get_name()


print(asyncio.run(who()))
print(asyncio.run(who()))


async def with_leftovers():
    asyncio.create_task(asyncio.sleep(100))

    async def agen():
        try:
            yield 1
            yield 2
        finally:
            print("generator closed at shutdown")

    g = agen()
    print(await anext(g))
    with_leftovers.kept = g
    return "left"


print(asyncio.run(with_leftovers()))
print(asyncio.run(who()))
