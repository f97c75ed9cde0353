# wait: ALL_COMPLETED, FIRST_COMPLETED, FIRST_EXCEPTION, timeout; nothing is cancelled or raised.
import asyncio


async def job(name, delay, fail=False):
    await asyncio.sleep(delay)
    if fail:
        raise RuntimeError(name)
    return name


def names(tasks):
    return sorted(t.get_name() for t in tasks)


async def main():
    def start():
        return [asyncio.create_task(job(n, d, n == "bad"), name=n) for n, d in (("a", 0.1), ("bad", 0.2), ("c", 0.3))]

    for mode in (asyncio.ALL_COMPLETED, asyncio.FIRST_COMPLETED, asyncio.FIRST_EXCEPTION):
        tasks = start()
        done, pending = await asyncio.wait(tasks, return_when=mode)
        print(mode, names(done), names(pending), f"{asyncio.get_running_loop().time():.1f}")
        await asyncio.wait(tasks)
        tasks[1].exception()
    tasks = start()
    done, pending = await asyncio.wait(tasks, timeout=0.15)
    print("timeout", names(done), names(pending), [t.cancelled() for t in pending])
    done, pending = await asyncio.wait(pending)
    tasks[1].exception()
    for call in (lambda: asyncio.wait([]), lambda: asyncio.wait([job("x", 1)]), lambda: asyncio.wait(tasks, return_when="SOON"), lambda: asyncio.wait(5), lambda: asyncio.wait(tasks[0])):
        try:
            await call()
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
