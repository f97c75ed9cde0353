# cancel() asks; CancelledError arrives at the await; what the task does then decides.
import asyncio


async def worker(mode):
    try:
        print(mode, "started")
        await asyncio.sleep(10)
    except asyncio.CancelledError as error:
        print(mode, "got", repr(error))
        if mode == "swallow":
            return "kept going"
        if mode == "replace":
            raise ValueError("instead")
        if mode == "slow":
            await asyncio.sleep(1)
        raise
    finally:
        print(mode, "finally")


async def main():
    for mode in ("pass on", "swallow", "replace", "slow"):
        task = asyncio.create_task(worker(mode))
        await asyncio.sleep(0.5)
        print(task.cancel(), task.cancelling(), task.cancelled(), task.done())
        try:
            print("result", await task)
        except (asyncio.CancelledError, ValueError) as error:
            print("main sees", repr(error), task.cancelled(), task.cancelling())
        print(task.cancel())
    early = asyncio.create_task(worker("never started"))
    early.cancel("too early")
    try:
        await early
    except asyncio.CancelledError as error:
        print("early", error.args, early.cancelled())
    print(asyncio.get_running_loop().time())


asyncio.run(main())
