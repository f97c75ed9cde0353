# Ask two, take the first answer, cancel the other; a wait with a delay before the second.
import asyncio


async def ask(name, seconds):
    try:
        await asyncio.sleep(seconds)
        return name
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} {name} cancelled")
        raise


async def hedge(first, second, delay):
    tasks = [asyncio.create_task(ask(*first))]
    done, _ = await asyncio.wait(tasks, timeout=delay)
    if not done:
        print(f"{asyncio.get_running_loop().time():.1f} hedging")
        tasks.append(asyncio.create_task(ask(*second)))
        done, _ = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    for task in tasks:
        if not task.done():
            task.cancel()
    await asyncio.wait(tasks)
    return next(task for task in tasks if task in done).result()


async def main():
    print(await hedge(("fast", 0.1), ("other", 0.1), 0.2))
    print(await hedge(("slow", 1), ("other", 0.3), 0.2))
    print(await hedge(("slowish", 0.4), ("other", 0.9), 0.2))


asyncio.run(main())
