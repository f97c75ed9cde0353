# Semaphores hand on in order; late comers do not overtake; bounds and errors.
import asyncio


async def user(name, semaphore, hold):
    async with semaphore:
        print(f"{asyncio.get_running_loop().time():.1f} {name} in")
        await asyncio.sleep(hold)
    print(f"{asyncio.get_running_loop().time():.1f} {name} out")


async def main():
    semaphore = asyncio.Semaphore(2)
    print(semaphore, semaphore.locked())
    tasks = [asyncio.create_task(user(n, semaphore, h)) for n, h in zip("abcd", (0.3, 0.1, 0.2, 0.1))]
    await asyncio.sleep(0.1)
    tasks.append(asyncio.create_task(user("late", semaphore, 0.1)))
    await asyncio.sleep(0)
    print(semaphore, semaphore.locked())
    tasks[3].cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
    print(semaphore)
    semaphore.release()
    semaphore.release()
    print(semaphore)
    bounded = asyncio.BoundedSemaphore(1)
    await bounded.acquire()
    bounded.release()
    try:
        bounded.release()
    except ValueError as error:
        print(error)
    try:
        asyncio.Semaphore(-1)
    except ValueError as error:
        print(error)
    zero = asyncio.Semaphore(0)
    waiting = asyncio.create_task(zero.acquire())
    await asyncio.sleep(0)
    zero.release()
    print(zero, zero.locked())
    print(await waiting, zero)


asyncio.run(main())
