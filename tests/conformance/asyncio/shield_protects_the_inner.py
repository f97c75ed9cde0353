# shield: the awaiter is cancelled, the shielded task goes on.
import asyncio


async def precious(name, delay=1.0, fail=False):
    await asyncio.sleep(delay)
    print(f"{asyncio.get_running_loop().time():.1f} {name} finished")
    if fail:
        raise ValueError(f"{name} failed")
    return name


async def main():
    print(await asyncio.shield(precious("undisturbed")))
    inner = asyncio.create_task(precious("inner"))
    outer = asyncio.shield(inner)
    await asyncio.sleep(0.5)
    print(outer.cancel(), inner.done())
    try:
        await outer
    except asyncio.CancelledError:
        print("outer cancelled, inner goes on", inner.cancelled())
    print(await inner)
    try:
        await asyncio.wait_for(asyncio.shield(inner2 := asyncio.create_task(precious("waited"))), 0.3)
    except TimeoutError:
        print("timeout, but", not inner2.done())
    await inner2
    direct = asyncio.create_task(precious("direct"))
    shielded = asyncio.shield(direct)
    await asyncio.sleep(0)
    direct.cancel()
    try:
        await shielded
    except asyncio.CancelledError:
        print("cancelling the inner cancels the outer", shielded.cancelled())
    try:
        await asyncio.shield(precious("bad", fail=True))
    except ValueError as error:
        print(error)


asyncio.run(main())
