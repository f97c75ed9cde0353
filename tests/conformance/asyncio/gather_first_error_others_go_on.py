# The first error leaves gather; the others go on, and later errors are lost without a word.
import asyncio


async def job(name, seconds, error=None):
    try:
        await asyncio.sleep(seconds)
        if error:
            raise error
        return name
    finally:
        print(f"{asyncio.get_running_loop().time():.1f}", name, "ends")


async def main():
    try:
        await asyncio.gather(job("a", 0.3), job("b", 0.1, ValueError("b")), job("c", 0.2, KeyError("c")))
    except ValueError as error:
        print("caught", repr(error))
    await asyncio.sleep(1)
    results = await asyncio.gather(job("d", 0.3), job("e", 0.1, ValueError("e")), return_exceptions=True)
    print(results)


asyncio.run(main())
