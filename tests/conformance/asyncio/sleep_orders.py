# Equal deadlines fire in the order in which they were set; shorter ones first.
import asyncio


async def nap(name, *delays):
    for d in delays:
        await asyncio.sleep(d)
        print(f"{asyncio.get_running_loop().time():.2f} {name}")


async def main():
    await asyncio.gather(
        nap("a", 0.3, 0.3), nap("b", 0.1, 0.2, 0.3), nap("c", 0.2, 0.1, 0.3), nap("d", 0, 0.3), nap("e", 0.30000000001), nap("f", -1, 0.3)
    )
    print(await asyncio.sleep(0.5, "result"))
    for bad in ("x", None, float("nan")):
        try:
            await asyncio.sleep(bad)
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)


asyncio.run(main())
