# Errors that leave tasks keep their notes, causes and tracebacks.
import asyncio
import traceback


async def low():
    try:
        raise KeyError("low")
    except KeyError as error:
        error.add_note("a note")
        raise ValueError("high") from error


async def middle():
    await asyncio.create_task(low())


async def main():
    try:
        await middle()
    except ValueError as error:
        print(repr(error), repr(error.__cause__), error.__cause__.__notes__)
        print([f.name for f in traceback.extract_tb(error.__traceback__)])
    try:
        async with asyncio.TaskGroup() as group:
            group.create_task(low())
            group.create_task(middle())
    except* ValueError as errors:
        errors.add_note("of the group")
        traceback.print_exception(errors)
    results = await asyncio.gather(low(), middle(), return_exceptions=True)
    print([type(r).__name__ for r in results], results[0].__cause__)


asyncio.run(main())
