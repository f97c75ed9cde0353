# Ready callbacks, timers that are due now, and new callbacks in one instant.
import asyncio


async def main():
    loop = asyncio.get_running_loop()
    log = []

    def say(text):
        log.append(f"{text}@{loop.time():.1f}")

    def spawn(text, n):
        say(text)
        if n:
            loop.call_soon(spawn, text + "+", n - 1)

    loop.call_later(0.1, spawn, "timer", 2)
    loop.call_at(loop.time() + 0.1, say, "at")
    loop.call_soon(spawn, "soon", 2)
    loop.call_later(0, say, "zero")
    loop.call_later(-1, say, "negative")
    await asyncio.sleep(0.1)
    say("main")
    await asyncio.sleep(0)
    say("main")
    await asyncio.sleep(0)
    print(*log, sep="\n")


asyncio.run(main())
