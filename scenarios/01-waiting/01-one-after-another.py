# /// awaitscope
# title = "One after another"
# compare_with = "02-all-at-once.py"
#
# [slider.TOAST]
# min = 0.5
# max = 6.0
#
# [slider.EGGS]
# min = 0.5
# max = 6.0
# ///
"""Breakfast, one dish after another.

`await` means: wait here until this is finished. The cook starts the eggs only when the toast is on the table,
so the waiting times add up, although nobody has anything to do meanwhile.
"""

import asyncio
import time

TOAST = 2.0
EGGS = 3.0
COFFEE = 1.0
START = time.perf_counter()


async def prepare(dish, seconds):
    print(f"{time.perf_counter() - START:.1f} s  {dish}: on the stove")
    #: Here the dish needs time and the cook does not. The whole program is paused until the clock rings.
    await asyncio.sleep(seconds)
    print(f"{time.perf_counter() - START:.1f} s  {dish}: ready")
    return dish


async def breakfast():
    #: Calling prepare(...) only makes a coroutine. It runs because it is awaited, inside this very task.
    toast = await prepare("toast", TOAST)
    #: Only now do the eggs begin: this line could not be reached before the toast was ready.
    eggs = await prepare("eggs", EGGS)
    coffee = await prepare("coffee", COFFEE)
    print(f"Served after {time.perf_counter() - START:.1f} s: {toast}, {eggs}, {coffee}")


asyncio.run(breakfast())
