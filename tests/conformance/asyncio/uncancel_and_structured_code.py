# uncancel: a block that takes a cancellation upon itself.
import asyncio


async def absorb():
    task = asyncio.current_task()
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        print("cancelling", task.cancelling(), "uncancel", task.uncancel(), "now", task.cancelling())
    await asyncio.sleep(0.1)
    async with asyncio.timeout(0.5):
        try:
            await asyncio.sleep(0.2)
            print("timeouts work again")
        except asyncio.CancelledError:
            print("not cancelled here")
    return "absorbed"


async def absorb_without():
    try:
        await asyncio.sleep(5)
    except asyncio.CancelledError:
        pass
    try:
        async with asyncio.timeout(0.5):
            await asyncio.sleep(1)
    except TimeoutError:
        return "timeout error"
    except asyncio.CancelledError:
        print("a cancellation that is not taken back stays one")
        raise


async def main():
    for function in (absorb, absorb_without):
        task = asyncio.create_task(function())
        await asyncio.sleep(1)
        task.cancel()
        try:
            print(await task)
        except asyncio.CancelledError:
            print("cancelled")
    print(asyncio.current_task().uncancel())


asyncio.run(main())
