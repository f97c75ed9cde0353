# wait_for with a timeout of zero or less does not wait: done things give their result, others are cancelled.
import asyncio


async def quick():
    print("quick runs")
    return "quick"


async def slow():
    try:
        await asyncio.sleep(1)
    except asyncio.CancelledError:
        print("slow cancelled")
        await asyncio.sleep(0.5)
        raise


async def main():
    loop = asyncio.get_running_loop()
    for timeout in (0, -1):
        try:
            print(await asyncio.wait_for(quick(), timeout))
        except TimeoutError as error:
            print("timeout", repr(error), repr(error.__cause__))
        task = asyncio.create_task(slow())
        await asyncio.sleep(0)
        try:
            await asyncio.wait_for(task, timeout)
        except TimeoutError:
            print("timeout", loop.time(), task.cancelled())
        done = loop.create_future()
        done.set_result("done")
        print(await asyncio.wait_for(done, timeout))
    print(await asyncio.wait_for(quick(), None))


asyncio.run(main())
