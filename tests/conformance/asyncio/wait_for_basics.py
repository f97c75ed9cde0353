# wait_for: result, timeout, cancellation of the inner, None and zero, exceptions passing through.
import asyncio


async def slow(delay, value="value"):
    try:
        await asyncio.sleep(delay)
        return value
    except asyncio.CancelledError:
        print(f"{asyncio.get_running_loop().time():.1f} slow({delay}) cancelled in {asyncio.current_task().get_name()}")
        raise


async def fails():
    raise LookupError("inner")


async def swallows():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        return "swallowed"


async def main():
    print(await asyncio.wait_for(slow(0.1), 1), await asyncio.wait_for(slow(0.1), None))
    for timeout in (0.5, 0, -1):
        try:
            await asyncio.wait_for(slow(2), timeout)
        except TimeoutError as error:
            print("timeout", repr(error), repr(error.__cause__))
    try:
        await asyncio.wait_for(fails(), 1)
    except LookupError as error:
        print(error)
    print(await asyncio.wait_for(swallows(), 0.5))
    task = asyncio.create_task(slow(1), name="inner")
    try:
        await asyncio.wait_for(task, 0.2)
    except asyncio.TimeoutError:
        print(task.cancelled(), asyncio.TimeoutError is TimeoutError)
    done = asyncio.get_running_loop().create_future()
    done.set_result("already")
    print(await asyncio.wait_for(done, 0))
    try:
        await asyncio.wait_for(slow(1), 1)
    except TimeoutError:
        print("a result and a timeout at the same instant: the timeout wins")


asyncio.run(main())
