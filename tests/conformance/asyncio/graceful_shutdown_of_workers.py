# Shutting down: stop taking work, finish what is begun within a limit, cancel the rest.
import asyncio


async def worker(name, queue, stop):
    while not stop.is_set():
        try:
            job = await asyncio.wait_for(queue.get(), 0.3)
        except TimeoutError:
            continue
        try:
            await asyncio.sleep(job)
            print(f"{asyncio.get_running_loop().time():.1f} {name} finished {job}")
        except asyncio.CancelledError:
            print(f"{asyncio.get_running_loop().time():.1f} {name} gives up {job}")
            raise
        finally:
            queue.task_done()
    return f"{name} stopped"


async def main():
    queue, stop = asyncio.Queue(), asyncio.Event()
    for job in (0.2, 0.5, 3, 0.1):
        queue.put_nowait(job)
    workers = [asyncio.create_task(worker(f"w{n}", queue, stop)) for n in range(3)]
    await asyncio.sleep(0.6)
    stop.set()
    done, pending = await asyncio.wait(workers, timeout=1)
    print(len(done), len(pending))
    for task in pending:
        task.cancel()
    print(await asyncio.gather(*workers, return_exceptions=True))


asyncio.run(main())
