# call_later and call_at: order of equal deadlines, cancelled timers, timers in the past, many of them.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []
    for n, delay in enumerate((0.2, 0.1, 0.2, 0.1, 0, 0.1)):
        loop.call_later(delay, log.append, (n, delay))
    handles = [loop.call_later(0.15, log.append, f"cancelled {n}") for n in range(150)]
    for handle in handles[:140]:
        handle.cancel()
    loop.call_at(loop.time() - 5, log.append, "past")
    await asyncio.sleep(0.15)
    print(log[:6], len(log))
    await asyncio.sleep(0.1)
    print(log[6:])
    log.clear()

    def chain(n):
        log.append((n, round(loop.time(), 2)))
        if n:
            loop.call_later(0.05, chain, n - 1)

    chain(3)
    await asyncio.sleep(1)
    print(log)
    timer = loop.call_later(5, print, "never")
    print(timer.when(), timer.cancelled())
    timer.cancel()
    timer.cancel()
    a, b = loop.call_later(1, print), loop.call_later(2, print)
    print(a < b, a > b, a <= b, a >= b, a == b, a == a, a != b)
    for handle in (a, b):
        handle.cancel()
    try:
        loop.call_later(None, print)
    except TypeError as error:
        print(error)


asyncio.run(main())
