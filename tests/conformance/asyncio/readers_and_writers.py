# A readers-writer lock made of a condition.
import asyncio


class ReadWrite:
    def __init__(self):
        self.condition, self.readers, self.writing = asyncio.Condition(), 0, False

    async def read(self, name):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing)
            self.readers += 1
        print(f"{asyncio.get_running_loop().time():.1f} {name} reads with {self.readers}")
        await asyncio.sleep(0.2)
        async with self.condition:
            self.readers -= 1
            self.condition.notify_all()

    async def write(self, name):
        async with self.condition:
            await self.condition.wait_for(lambda: not self.writing and not self.readers)
            self.writing = True
        print(f"{asyncio.get_running_loop().time():.1f} {name} writes")
        await asyncio.sleep(0.3)
        async with self.condition:
            self.writing = False
            self.condition.notify_all()


async def main():
    lock = ReadWrite()
    async with asyncio.TaskGroup() as group:
        for delay, kind, name in ((0, lock.read, "r1"), (0, lock.read, "r2"), (0.1, lock.write, "w1"), (0.1, lock.read, "r3"),
                                  (0.2, lock.write, "w2"), (0.25, lock.read, "r4")):
            async def later(delay=delay, kind=kind, name=name):
                await asyncio.sleep(delay)
                await kind(name)
            group.create_task(later())


asyncio.run(main())
