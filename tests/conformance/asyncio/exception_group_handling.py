# Groups from several tasks, sorted out with except*.
import asyncio


async def fail(error, delay=0.1):
    await asyncio.sleep(delay)
    raise error


async def run(*errors):
    try:
        async with asyncio.TaskGroup() as group:
            for error in errors:
                group.create_task(fail(error))
    except* (ValueError, TypeError) as eg:
        print("value or type:", [repr(e) for e in eg.exceptions])
    except* OSError as eg:
        print("os:", [repr(e) for e in eg.exceptions])
        raise RuntimeError("while handling os errors") from eg


async def main():
    await run(ValueError(1), TypeError(2))
    for errors in ([OSError(3), ValueError(4)], [KeyError(5), ValueError(6)], [KeyError(7), OSError(8)]):
        try:
            await run(*errors)
        except BaseException as error:
            print(type(error).__name__, error, [repr(e) for e in getattr(error, "exceptions", [])])
    try:
        async with asyncio.TaskGroup() as outer:
            outer.create_task(run(KeyError("nested")))
            outer.create_task(fail(ValueError("flat"), 0.5))
    except* KeyError as eg:
        print("nested:", eg.exceptions, eg.exceptions[0].exceptions)
    results = await asyncio.gather(fail(ValueError("a")), fail(KeyError("b")), asyncio.sleep(0, "fine"), return_exceptions=True)
    errors = [r for r in results if isinstance(r, Exception)]
    print(ExceptionGroup("collected", errors), results[2])


asyncio.run(main())
