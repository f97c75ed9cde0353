# A crawler over an invented site: frontier queue, limited workers, politeness per host.
import asyncio
from collections import Counter, defaultdict

SITE = {
    "a/": ["a/1", "a/2", "b/"],
    "a/1": ["a/2", "a/3", "c/x"],
    "a/2": [],
    "a/3": ["a/"],
    "b/": ["b/1", "a/1", "b/broken"],
    "b/1": ["b/2"],
    "b/2": ["b/3"],
    "b/3": ["c/x"],
    "c/x": ["a/", "b/"],
}


class Crawler:
    def __init__(self, workers):
        self.queue = asyncio.Queue()
        self.seen = set()
        self.hosts = defaultdict(asyncio.Lock)
        self.workers = workers
        self.log = []
        self.failures = Counter()

    def enqueue(self, url):
        if url not in self.seen:
            self.seen.add(url)
            self.queue.put_nowait(url)

    async def fetch(self, url):
        host = url.split("/")[0]
        async with self.hosts[host]:
            await asyncio.sleep(0.1 + 0.02 * len(url))
            if url not in SITE:
                raise LookupError(url)
            return SITE[url]

    async def worker(self, name):
        while True:
            url = await self.queue.get()
            try:
                links = await self.fetch(url)
            except LookupError as error:
                self.failures[str(error)] += 1
            else:
                self.log.append((round(asyncio.get_running_loop().time(), 2), name, url))
                for link in links:
                    self.enqueue(link)
            finally:
                self.queue.task_done()

    async def run(self, start):
        self.enqueue(start)
        tasks = [asyncio.create_task(self.worker(f"w{i}"), name=f"w{i}") for i in range(self.workers)]
        await self.queue.join()
        for task in tasks:
            task.cancel()
        return await asyncio.gather(*tasks, return_exceptions=True)


async def main():
    for workers in (1, 3):
        crawler = Crawler(workers)
        began = asyncio.get_running_loop().time()
        ends = await crawler.run("a/")
        took = asyncio.get_running_loop().time() - began
        print(f"{workers} workers: {len(crawler.log)} pages in {took:.2f} s, failures {dict(crawler.failures)}", {type(e).__name__ for e in ends})
        for entry in crawler.log:
            print(*entry)


asyncio.run(main())
