# /// awaitscope
# title = "All at once"
# compare_with = "01-one-after-another.py"
#
# [slider.TOAST]
# min = 0.5
# max = 6.0
#
# [slider.EGGS]
# min = 0.5
# max = 6.0
# ///
"""The same breakfast, with everything on the stove at once.

`asyncio.gather` makes a task of each coroutine. While one task waits, the event loop runs another, so breakfast
takes as long as its slowest dish. Still there is one cook: at any instant only one task runs.
"""

import asyncio
import time

TOAST = 2.0
EGGS = 3.0
COFFEE = 1.0
START = time.perf_counter()


async def prepare(dish, seconds):
    print(f"{time.perf_counter() - START:.1f} s  {dish}: on the stove")
    #: This task pauses, and the loop is free to begin the next dish.
    await asyncio.sleep(seconds)
    #: The clock rang for this dish: its task was made ready, and runs again from here.
    print(f"{time.perf_counter() - START:.1f} s  {dish}: ready")
    return dish


async def breakfast():
    #: Three tasks are made and queued. None of them has run yet; they begin when this one pauses.
    dishes = await asyncio.gather(
        prepare("toast", TOAST),
        prepare("eggs", EGGS),
        prepare("coffee", COFFEE),
    )
    #: The coffee was ready first, but gather keeps the results in the order in which it was given the dishes.
    print(f"Served after {time.perf_counter() - START:.1f} s: {', '.join(dishes)}")


asyncio.run(breakfast())
