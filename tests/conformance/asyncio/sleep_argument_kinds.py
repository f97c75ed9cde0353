# What sleep accepts.
import asyncio
import fractions


async def main():
    loop = asyncio.get_running_loop()
    for delay in (0, -5, 0.5, 1, True, fractions.Fraction(1, 2), 1e-9, 0.1 + 0.2):
        print(repr(delay), await asyncio.sleep(delay, "result"), round(loop.time(), 9))
    for bad in ("1", None, [], float("nan")):
        try:
            await asyncio.sleep(bad)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
    try:
        await asyncio.sleep()
    except TypeError as error:
        print(error)


asyncio.run(main())
