# A subclass of Queue that overrides _init, _put and _get.
import asyncio


class Distinct(asyncio.Queue):
    def _init(self, maxsize):
        self._queue = []

    def _put(self, item):
        if item not in self._queue:
            self._queue.append(item)

    def _get(self):
        return self._queue.pop(0)


async def main():
    q = Distinct(3)
    for item in "abcab":
        if q.full():
            print("full at", item)
            break
        await q.put(item)
    print(q.qsize(), q._queue)
    print([await q.get() for _ in range(q.qsize())])
    waiter = asyncio.create_task(q.get())
    await asyncio.sleep(0)
    q.put_nowait("late")
    print(await waiter, q)


asyncio.run(main())
