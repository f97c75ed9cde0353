# Tracebacks of errors that pass through several awaits, re-raised, replaced and chained.
import asyncio


async def level3():
    await asyncio.sleep(0.1)
    return {}["missing"]


async def level2():
    try:
        return await level3()
    except KeyError as error:
        raise LookupError("level2") from error


async def level1():
    try:
        await level2()
    finally:
        await asyncio.sleep(0.1)


async def main():
    task = asyncio.create_task(level1())
    try:
        await task
    except LookupError:
        raise RuntimeError("main")


asyncio.run(main())
