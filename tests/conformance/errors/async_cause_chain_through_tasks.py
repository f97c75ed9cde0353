# Causes and contexts across tasks.
import asyncio


async def low():
    await asyncio.sleep(0)
    return {}["missing"]


async def middle():
    try:
        return await asyncio.create_task(low())
    except KeyError as error:
        raise ValueError("middle") from error


async def main():
    try:
        await middle()
    except ValueError:
        await asyncio.sleep(0)
        raise RuntimeError("top")


asyncio.run(main())
