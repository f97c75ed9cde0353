# /// awaitscope
# title = "A blocking call"
# compare_with = "02-waiting-call.py"
#
# [slider.KNEADING]
# min = 0.5
# max = 5.0
# ///
"""A cook who does not let go.

`time.sleep` does not know about the event loop: it stops the whole program. The timer for the soup runs out
meanwhile, but nobody is there to hear it ring, so the stirring comes late.
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
        #: The soup should be stirred once a second. Look at the times.
        print(f"{clock()}  stirred the soup, turn {turn}")


async def bake_bread():
    print(f"{clock()}  kneading the dough")
    #: No await here, so no pause: while this line runs, no other task can.
    time.sleep(KNEADING)
    print(f"{clock()}  the bread is in the oven")


async def kitchen():
    await asyncio.gather(stir_soup(), bake_bread())
    print(f"{clock()}  done")


asyncio.run(kitchen())
