# /// awaitscope
# title = "The same call, not blocking"
# compare_with = "01-blocking-call.py"
#
# [slider.KNEADING]
# min = 0.5
# max = 5.0
# ///
"""A cook who lets a machine knead.

The same kitchen, but the kneading is awaited. Its task pauses, the loop stays free, and the soup is stirred
on time. One word makes the difference: `await`.
"""

import asyncio
import time

KNEADING = 2.5
STIR_EVERY = 1.0
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


async def stir_soup():
    for turn in range(1, 5):
        await asyncio.sleep(STIR_EVERY)
        #: Once a second, as it should be: whenever this timer rings, the loop is there to hear it.
        print(f"{clock()}  stirred the soup, turn {turn}")


async def bake_bread():
    print(f"{clock()}  kneading the dough")
    #: The task gives the cook back to the loop, and asks to be woken when the dough is done.
    await asyncio.sleep(KNEADING)
    print(f"{clock()}  the bread is in the oven")


async def kitchen():
    await asyncio.gather(stir_soup(), bake_bread())
    print(f"{clock()}  done")


asyncio.run(kitchen())
