# A supervisor that starts failed workers again, a few times.
import asyncio


async def worker(name, lives):
    await asyncio.sleep(0.1 * len(name))
    if lives[name]:
        lives[name] -= 1
        raise RuntimeError(f"{name} crashed")
    return f"{name} done"


async def supervise(name, lives, retries):
    for attempt in range(retries + 1):
        try:
            return await asyncio.create_task(worker(name, lives), name=f"{name}#{attempt}")
        except RuntimeError as error:
            print(f"{asyncio.get_running_loop().time():.1f} {error}, attempt {attempt}")
    return f"{name} given up"


async def main():
    lives = {"a": 0, "bb": 2, "ccc": 9}
    print(await asyncio.gather(*[supervise(name, lives, 2) for name in lives]))


asyncio.run(main())
