# A gather that is cancelled: its children end, what the await gives, with and without return_exceptions.
import asyncio


async def child(n, swallow=False):
    try:
        await asyncio.sleep(n)
    except asyncio.CancelledError as error:
        print("child", n, "cancelled", error.args)
        if swallow:
            return "swallowed"
        raise
    return n


async def main():
    for flag in (False, True):
        for swallow in (False, True):
            g = asyncio.gather(child(1, swallow), child(2), return_exceptions=flag)
            await asyncio.sleep(0.1)
            print("cancel", g.cancel("message"))
            try:
                print(await g)
            except asyncio.CancelledError as error:
                print("CancelledError", error.args)
            print(g.cancelled(), g.done())

    async def outer():
        return await asyncio.gather(child(1), child(2))

    t = asyncio.create_task(outer())
    await asyncio.sleep(0.5)
    t.cancel("from outside")
    try:
        await t
    except asyncio.CancelledError as error:
        print("outer", error.args)


asyncio.run(main())
