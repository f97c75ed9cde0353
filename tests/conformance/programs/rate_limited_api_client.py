# A token bucket, concurrent requests, retries on 429, and a summary.
import asyncio
import random


class TokenBucket:
    def __init__(self, rate, capacity):
        self.rate, self.capacity, self.tokens, self.updated = rate, capacity, capacity, 0.0
        self.lock = asyncio.Lock()

    async def take(self):
        async with self.lock:
            while True:
                now = asyncio.get_running_loop().time()
                self.tokens = min(self.capacity, self.tokens + (now - self.updated) * self.rate)
                self.updated = now
                if self.tokens >= 1:
                    self.tokens -= 1
                    return
                await asyncio.sleep((1 - self.tokens) / self.rate + 0.001)


class Server:
    def __init__(self):
        self.random, self.active = random.Random(11), 0

    async def request(self, path):
        self.active += 1
        try:
            await asyncio.sleep(self.random.uniform(0.05, 0.4))
            if self.random.random() < 0.25:
                raise ConnectionRefusedError(429)
            return {"path": path, "size": self.random.randrange(100, 1000)}
        finally:
            self.active -= 1


async def get(server, bucket, path):
    for attempt in range(1, 6):
        await bucket.take()
        try:
            return attempt, await server.request(path)
        except ConnectionRefusedError:
            await asyncio.sleep(0.1 * 2**attempt)
    return attempt, None


async def main():
    server, bucket = Server(), TokenBucket(rate=5, capacity=3)
    tasks = {f"/item/{n}": asyncio.create_task(get(server, bucket, f"/item/{n}")) for n in range(12)}
    await asyncio.wait(tasks.values())
    for path, task in tasks.items():
        attempts, answer = task.result()
        print(f"{path:9} attempts {attempts} {answer['size'] if answer else 'gave up'}")
    print(f"{asyncio.get_running_loop().time():.3f} s, active {server.active}")


asyncio.run(main())
