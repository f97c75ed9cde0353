# asyncio.staggered: the next begins when the one before fails or takes too long.
import asyncio
from asyncio.staggered import staggered_race


async def attempt(name, seconds, error=None):
    print(f"{asyncio.get_running_loop().time():.1f} {name} begins")
    try:
        await asyncio.sleep(seconds)
    except asyncio.CancelledError:
        print(name, "cancelled")
        raise
    if error:
        raise error
    return name


async def main():
    def way(*args):
        return lambda: attempt(*args)

    print(await staggered_race([way("a", 1), way("b", 0.2), way("c", 0.1)], 0.3))
    print(await staggered_race([way("d", 0.1, OSError("d")), way("e", 0.2)], 5))
    print(await staggered_race([way("f", 0.1, OSError("f")), way("g", 0.1, OSError("g"))], None))
    print(await staggered_race([], 1))


asyncio.run(main())
