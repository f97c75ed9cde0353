# What a newcomer sees between release() and the waiter's wake-up: lock free, semaphore taken.
import asyncio


async def holder(name, primitive, log):
    async with primitive:
        log.append(name)
        await asyncio.sleep(0)


async def scenario(make):
    primitive, log = make(), []
    await primitive.acquire()
    waiting = [asyncio.create_task(holder(f"waiter {i}", primitive, log)) for i in range(2)]
    await asyncio.sleep(0)
    primitive.release()
    print(type(primitive).__name__, "locked after release:", primitive.locked())
    newcomer = asyncio.create_task(holder("newcomer", primitive, log))
    await asyncio.gather(*waiting, newcomer)
    print(log)
    primitive2, log = make(), []
    await primitive2.acquire()
    chosen = asyncio.create_task(holder("chosen", primitive2, log))
    next_one = asyncio.create_task(holder("next", primitive2, log))
    await asyncio.sleep(0)
    primitive2.release()
    chosen.cancel()
    await asyncio.wait([chosen, next_one])
    print(chosen.cancelled(), log, primitive2.locked())


async def main():
    await scenario(asyncio.Lock)
    await scenario(lambda: asyncio.Semaphore(1))
    await scenario(lambda: asyncio.BoundedSemaphore(1))


asyncio.run(main())
