# A thousand tasks keep their order.
import asyncio


async def worker(n, log):
    for round_ in range(3):
        log.append((round_, n))
        await asyncio.sleep(0)


async def main():
    log = []
    await asyncio.gather(*(worker(n, log) for n in range(1000)))
    print(len(log), log == [(r, n) for r in range(3) for n in range(1000)])
    results = await asyncio.gather(*(asyncio.sleep((n * 37 % 100) / 100, n) for n in range(200)))
    print(results == list(range(200)), asyncio.get_running_loop().time())


asyncio.run(main())
