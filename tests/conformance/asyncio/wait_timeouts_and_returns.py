# asyncio.wait: what is done and what pending after a timeout; nothing is cancelled.
import asyncio


async def work(n):
    await asyncio.sleep(n)
    return n


async def main():
    loop = asyncio.get_running_loop()
    tasks = [asyncio.create_task(work(n), name=f"w{n}") for n in (1, 2, 3)]
    for timeout in (0, 0.5, 0.6, None):
        done, pending = await asyncio.wait(tasks, timeout=timeout, return_when=asyncio.FIRST_COMPLETED)
        print(loop.time(), sorted(t.get_name() for t in done), sorted(t.get_name() for t in pending))
    done, pending = await asyncio.wait(tasks)
    print(loop.time(), len(done), len(pending), type(done).__name__)
    done, pending = await asyncio.wait(tasks, timeout=1)
    print(loop.time(), len(done))
    for bad in ([], [work(1)], work(1), [1]):
        try:
            await asyncio.wait(bad)
        except (TypeError, ValueError, AttributeError) as error:
            print(type(error).__name__, error)
    try:
        await asyncio.wait(tasks, return_when="SOMETIMES")
    except ValueError as error:
        print(error)
    print(asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION, asyncio.ALL_COMPLETED)


asyncio.run(main())
