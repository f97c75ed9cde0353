# /// awaitscope
# title = "Two ovens: a semaphore"
#
# [slider.OVENS]
# min = 1
# max = 6
#
# [[question]]
# before = "print(f\"{clock()}  everything is baked\")"
# text = "Six cakes, one second each. How long does it take with OVENS ovens?"
# right = "six divided by the ovens, rounded up"
# wrong = ["six seconds", "one second"]
# why = "A semaphore lets so many in at a time. The others wait in line."
# ///
"""Room for so many at a time.

A semaphore is a lock with several places. It bounds how many tasks do something at once: open connections, requests
on the way, cakes in the oven.
"""

import asyncio
import time

OVENS = 2
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


async def bake(cake, ovens):
    #: All six come at once. As many as there are ovens go on, the rest wait.
    async with ovens:
        await asyncio.sleep(1.0)
        print(f"{clock()}  {cake} is baked")


async def bakery():
    ovens = asyncio.Semaphore(OVENS)
    cakes = ("apple", "cherry", "plum", "lemon", "nut", "cheese")
    await asyncio.gather(*(bake(cake, ovens) for cake in cakes))
    print(f"{clock()}  everything is baked")


asyncio.run(bakery())
