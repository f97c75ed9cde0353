# Awaiting what is done does not pause.
import asyncio


async def main():
    log = []

    async def other():
        for i in range(6):
            log.append(f"other {i}")
            await asyncio.sleep(0)

    t = asyncio.create_task(asyncio.sleep(0, "done"))
    await t
    o = asyncio.create_task(other())
    for _ in range(3):
        log.append(await t)
    log.append("no turn passed")
    await asyncio.gather(t)
    log.append("gather of a done task takes turns")
    await asyncio.wait([t])
    log.append("wait for a done task")
    await asyncio.wait_for(t, 1)
    log.append("wait_for a done task")
    await asyncio.shield(t)
    log.append("shield of a done task")
    await o
    print(*log, sep="\n")


asyncio.run(main())
