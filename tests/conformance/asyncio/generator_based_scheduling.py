# A tiny scheduler of generators, without asyncio: what the loop does, by hand.
from collections import deque
import heapq


class Sleep:
    def __init__(self, seconds):
        self.seconds = seconds


class Loop:
    def __init__(self):
        self.ready, self.timers, self.now, self.serial = deque(), [], 0.0, 0

    def spawn(self, coro, name):
        self.ready.append((name, coro, None))

    def run(self):
        while self.ready or self.timers:
            if not self.ready:
                self.now, _, name, coro = heapq.heappop(self.timers)
                self.ready.append((name, coro, "woken"))
            name, coro, value = self.ready.popleft()
            try:
                request = coro.send(value)
            except StopIteration as stop:
                print(f"{self.now:.1f} {name} returned {stop.value}")
            else:
                if isinstance(request, Sleep):
                    self.serial += 1
                    heapq.heappush(self.timers, (self.now + request.seconds, self.serial, name, coro))
                else:
                    self.ready.append((name, coro, None))


class Await:
    def __init__(self, request):
        self.request = request

    def __await__(self):
        return (yield self.request)


async def worker(name, n):
    for i in range(n):
        got = await Await(Sleep(0.5 * n))
        print(name, i, got)
        await Await(None)
    return name.upper()


def plain():
    got = yield Sleep(0.7)
    return f"generator {got}"


loop = Loop()
loop.spawn(worker("a", 2), "A")
loop.spawn(worker("b", 1), "B")
loop.spawn(plain(), "G")
loop.run()
print(loop.now)
