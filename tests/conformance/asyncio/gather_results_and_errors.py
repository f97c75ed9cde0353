# gather: results in order of arguments, first error raised, the others go on, return_exceptions.
import asyncio


async def job(name, delay, error=None):
    await asyncio.sleep(delay)
    if error:
        raise error
    print(f"{asyncio.get_running_loop().time():.1f} {name} done")
    return name


async def main():
    print(await asyncio.gather(job("slow", 0.3), job("fast", 0.1), asyncio.sleep(0.2, "nap")))
    try:
        await asyncio.gather(job("a", 0.1, ValueError("a failed")), job("b", 0.2), job("c", 0.3, KeyError("c failed")))
    except ValueError as error:
        print("caught", error)
    await asyncio.sleep(0.3)
    print(await asyncio.gather(job("x", 0.1, ValueError("x")), job("y", 0.2), return_exceptions=True))
    same = job("shared", 0.1)
    print(await asyncio.gather(same, same))
    print(await asyncio.gather(), await asyncio.gather(return_exceptions=True))
    nested = asyncio.gather(asyncio.gather(job("p", 0.1), job("q", 0.2)), job("r", 0.1))
    print(nested, await nested)


asyncio.run(main())
