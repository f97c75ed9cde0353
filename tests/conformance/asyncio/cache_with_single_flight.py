# Several callers share one running computation.
import asyncio


class Cache:
    def __init__(self):
        self.tasks = {}

    async def get(self, key):
        if key not in self.tasks:
            print("compute", key)
            self.tasks[key] = asyncio.create_task(self.compute(key))
        try:
            return await asyncio.shield(self.tasks[key])
        except ValueError:
            self.tasks.pop(key, None)
            raise

    async def compute(self, key):
        await asyncio.sleep(0.5)
        if key == "bad":
            raise ValueError(key)
        return key.upper()


async def main():
    cache = Cache()
    print(await asyncio.gather(*[cache.get(k) for k in ("a", "b", "a", "a")]))
    print(await asyncio.gather(cache.get("bad"), cache.get("bad"), return_exceptions=True), list(cache.tasks))
    impatient = asyncio.create_task(cache.get("slow"))
    patient = asyncio.create_task(cache.get("slow"))
    await asyncio.sleep(0.1)
    impatient.cancel()
    print(await patient, impatient.cancelled())


asyncio.run(main())
