# What wait_for returns or raises when the inner coroutine answers the cancellation in its own way.
import asyncio


async def inner(answer):
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        match answer:
            case "value":
                return "value"
            case "error":
                raise ValueError("instead")
            case "slow":
                await asyncio.sleep(3)
                raise
            case "slow value":
                await asyncio.sleep(3)
                return "late value"
            case "timeout":
                raise TimeoutError("my own")
        raise


async def main():
    loop = asyncio.get_running_loop()
    for answer in ("value", "error", "slow", "slow value", "timeout", "plain"):
        began = loop.time()
        for as_task in (False, True):
            began = loop.time()
            awaitable = asyncio.create_task(inner(answer)) if as_task else inner(answer)
            try:
                result = await asyncio.wait_for(awaitable, 1)
                print(answer, as_task, "->", result, loop.time() - began)
            except Exception as error:
                print(answer, as_task, "->", repr(error), repr(error.__cause__), loop.time() - began)


asyncio.run(main())
