# Two locks taken in opposite order, and a timeout that lets go.
import asyncio


async def worker(name, first, second):
    async with first:
        print(name, "has one")
        await asyncio.sleep(0.1)
        try:
            async with asyncio.timeout(1 if name == "A" else 5):
                async with second:
                    print(name, "has both")
        except TimeoutError:
            print(f"{asyncio.get_running_loop().time():.1f} {name} gives up")


async def main():
    a, b = asyncio.Lock(), asyncio.Lock()
    await asyncio.gather(worker("A", a, b), worker("B", b, a))


asyncio.run(main())
