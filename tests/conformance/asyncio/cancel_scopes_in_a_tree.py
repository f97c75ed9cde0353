# A tree of tasks in groups; cancelling one branch and then the root.
import asyncio


async def node(name, depth, log):
    try:
        async with asyncio.TaskGroup() as group:
            if depth:
                for n in range(2):
                    group.create_task(node(f"{name}{n}", depth - 1, log), name=f"{name}{n}")
            await asyncio.sleep(1 + len(name) / 10)
        log.append(f"{name} done {asyncio.get_running_loop().time():.1f}")
    except asyncio.CancelledError:
        log.append(f"{name} cancelled {asyncio.get_running_loop().time():.1f}")
        raise


async def main():
    log = []
    root = asyncio.create_task(node("r", 2, log), name="r")
    await asyncio.sleep(0.5)
    next(t for t in asyncio.all_tasks() if t.get_name() == "r0").cancel()
    await asyncio.sleep(0.7)
    root.cancel()
    await asyncio.wait([root])
    print(*log, sep="\n")
    print(root.cancelled())


asyncio.run(main())
