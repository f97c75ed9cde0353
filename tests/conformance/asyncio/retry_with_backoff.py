# Retrying with growing delays and a limit.
import asyncio

attempts = {"n": 0}


async def flaky():
    attempts["n"] += 1
    await asyncio.sleep(0.05)
    if attempts["n"] < 4:
        raise ConnectionError(f"attempt {attempts['n']} failed")
    return "connected"


async def retry(operation, tries=5, base=0.1):
    for attempt in range(tries):
        try:
            return await operation()
        except ConnectionError as error:
            delay = base * 2**attempt
            print(f"{asyncio.get_running_loop().time():.2f} {error}; again in {delay}")
            await asyncio.sleep(delay)
    raise RuntimeError("gave up")


async def main():
    print(await retry(flaky))
    attempts["n"] = -100
    try:
        await retry(flaky, tries=2)
    except RuntimeError as error:
        print(error)
    print(f"{asyncio.get_running_loop().time():.2f}")


asyncio.run(main())
