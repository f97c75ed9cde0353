# Publish and subscribe with asynchronous generators.
import asyncio


class Topic:
    def __init__(self):
        self.listeners = []

    async def listen(self):
        queue = asyncio.Queue()
        self.listeners.append(queue)
        try:
            while True:
                yield await queue.get()
        finally:
            self.listeners.remove(queue)
            print("listener leaves,", len(self.listeners), "left")

    def publish(self, item):
        for queue in self.listeners:
            queue.put_nowait(item)


async def subscriber(name, topic, most):
    source = topic.listen()
    async for item in source:
        print(f"{asyncio.get_running_loop().time():.1f} {name} {item}")
        most -= 1
        if not most:
            break
    await source.aclose()


async def main():
    topic = Topic()
    tasks = [asyncio.create_task(subscriber(n, topic, m)) for n, m in (("a", 1), ("b", 3))]
    for n in range(4):
        await asyncio.sleep(0.1)
        topic.publish(n)
    await asyncio.gather(*tasks)


asyncio.run(main())
