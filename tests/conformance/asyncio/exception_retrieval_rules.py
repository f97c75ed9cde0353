# When "never retrieved" is said: after result, exception, await, gather, callbacks, cancel.
import asyncio


async def fails(name):
    raise ValueError(name)


async def main():
    async def started(name):
        task = asyncio.create_task(fails(name), name=name)
        await asyncio.sleep(0)
        return task

    t = await started("result")
    try:
        t.result()
    except ValueError:
        pass
    t = await started("exception")
    t.exception()
    t = await started("awaited")
    try:
        await t
    except ValueError:
        pass
    t = await started("waited for only")
    await asyncio.wait([t])
    del t
    t = await started("callback looks")
    t.add_done_callback(lambda f: f.exception())
    await asyncio.sleep(0)
    t = await started("cancelled too late")
    print(t.cancel())
    del t
    t = await started("gathered")
    await asyncio.gather(t, return_exceptions=True)
    t = await started("forgotten")
    t = None
    print("end")


asyncio.run(main())
