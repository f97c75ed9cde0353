# A task that waits for itself, and a ring that a timeout opens.
import asyncio


async def selfish():
    try:
        await asyncio.current_task()
    except RuntimeError as error:
        print(str(error).split("<")[0].strip(), "cannot await on itself" in str(error))


async def waits_for(tasks, index):
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.5 + index):
            return await asyncio.shield(tasks[(index + 1) % len(tasks)])
    except TimeoutError:
        return f"opened by {index}"


async def main():
    await asyncio.create_task(selfish())
    tasks = []
    for n in range(3):
        tasks.append(asyncio.create_task(waits_for(tasks, n)))
    print(await asyncio.gather(*tasks), asyncio.get_running_loop().time())


asyncio.run(main())
