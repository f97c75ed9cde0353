# /// awaitscope
# title = "Ask someone else to block"
# compare_with = "01-blocking-call.py"
#
# [slider.KNEADING]
# min = 0.5
# max = 5.0
#
# [[question]]
# before = "print(f\"{clock()}  the bread is in the oven\")"
# text = "Where did the kneading happen?"
# right = "in a thread of its own"
# wrong = ["in the event loop", "in the soup's task"]
# why = "asyncio.to_thread hands the function to a thread. The task only waits for its result."
# ///
"""A kitchen hand for what cannot be interrupted.

Some calls cannot be awaited: they block whoever calls them. `asyncio.to_thread` has a thread make the call. The
task waits for the thread, the loop stays free, and the soup is stirred on time.
"""

import asyncio
import time

KNEADING = 2.5
STIR_EVERY = 1.0
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


def knead():
    time.sleep(KNEADING)
    return "dough"


async def stir_soup():
    for turn in range(1, 5):
        await asyncio.sleep(STIR_EVERY)
        print(f"{clock()}  stirred the soup, turn {turn}")


async def bake_bread():
    print(f"{clock()}  asking for the dough to be kneaded")
    #: The blocking call runs in a thread. This task pauses until the thread is done.
    dough = await asyncio.to_thread(knead)
    #: The thread has told the loop, and the loop has made this task ready.
    print(f"{clock()}  the bread is in the oven")
    return dough


async def kitchen():
    await asyncio.gather(stir_soup(), bake_bread())
    print(f"{clock()}  done")


asyncio.run(kitchen())
