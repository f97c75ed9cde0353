# A job scheduler: priorities, dependencies, retries, deadlines, statistics.
import asyncio
import heapq
from dataclasses import dataclass, field
from itertools import count


@dataclass(order=True)
class Job:
    priority: int
    serial: int
    name: str = field(compare=False)
    cost: float = field(compare=False, default=0.1)
    needs: frozenset = field(compare=False, default=frozenset())
    fails: int = field(compare=False, default=0)


class Scheduler:
    def __init__(self, slots):
        self.slots, self.ready, self.blocked, self.done = slots, [], [], {}
        self.serial = count()
        self.changed = asyncio.Condition()

    def add(self, name, priority, **options):
        job = Job(priority, next(self.serial), name, **options)
        if job.needs <= self.done.keys():
            heapq.heappush(self.ready, job)
        else:
            self.blocked.append(job)

    async def worker(self, n):
        while True:
            async with self.changed:
                await self.changed.wait_for(lambda: self.ready)
                job = heapq.heappop(self.ready)
            print(f"{asyncio.get_running_loop().time():.2f} worker {n} starts {job.name}")
            await asyncio.sleep(job.cost)
            async with self.changed:
                if job.fails:
                    job.fails -= 1
                    print(f"{asyncio.get_running_loop().time():.2f} {job.name} failed, again")
                    heapq.heappush(self.ready, job)
                else:
                    self.done[job.name] = round(asyncio.get_running_loop().time(), 2)
                    for waiting in [j for j in self.blocked if j.needs <= self.done.keys()]:
                        self.blocked.remove(waiting)
                        heapq.heappush(self.ready, waiting)
                self.changed.notify_all()

    async def run(self, total):
        workers = [asyncio.create_task(self.worker(n)) for n in range(self.slots)]
        async with self.changed:
            await self.changed.wait_for(lambda: len(self.done) == total)
        for w in workers:
            w.cancel()
        await asyncio.gather(*workers, return_exceptions=True)


async def main():
    s = Scheduler(2)
    s.add("compile", 2, cost=0.5)
    s.add("test", 1, needs=frozenset({"compile"}), cost=0.3, fails=1)
    s.add("docs", 5, cost=0.4)
    s.add("lint", 3, cost=0.1)
    s.add("package", 1, needs=frozenset({"test", "docs"}), cost=0.2)
    try:
        async with asyncio.timeout(10):
            await s.run(5)
    except TimeoutError:
        print("stuck", s.blocked)
    print(s.done)


asyncio.run(main())
