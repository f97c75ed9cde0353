# Streams of prices, windows, alerts: asynchronous generators composed.
import asyncio
from collections import deque


async def prices(symbol, values, every):
    for value in values:
        await asyncio.sleep(every)
        yield symbol, value


async def merge(*streams):
    queue = asyncio.Queue()
    finished = object()

    async def pump(stream):
        async for item in stream:
            await queue.put(item)
        await queue.put(finished)

    async with asyncio.TaskGroup() as group:
        for stream in streams:
            group.create_task(pump(stream))
        left = len(streams)
        while left:
            if (item := await queue.get()) is finished:
                left -= 1
            else:
                yield item


async def moving_average(stream, size):
    windows = {}
    async for symbol, value in stream:
        window = windows.setdefault(symbol, deque(maxlen=size))
        window.append(value)
        yield symbol, value, sum(window) / len(window)


async def main():
    stream = merge(prices("AAA", [10, 11, 15, 9, 8], 0.3), prices("BB", [100, 90, 95], 0.5), prices("C", [1.5], 0.1))
    alerts = []
    async for symbol, value, average in moving_average(stream, 3):
        mark = "!" if abs(value - average) / average > 0.1 else " "
        print(f"{asyncio.get_running_loop().time():.1f}{mark} {symbol:<4}{value:>7.2f}{average:>8.2f}")
        if mark == "!":
            alerts.append(symbol)
    print(alerts, {s: alerts.count(s) for s in sorted(set(alerts))})


asyncio.run(main())
