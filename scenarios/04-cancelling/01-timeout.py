# /// awaitscope
# title = "A timeout that cancels"
#
# [slider.PATIENCE]
# min = 0.5
# max = 6.0
#
# [slider.STEW]
# min = 0.5
# max = 6.0
# ///
"""A guest who waits only so long.

When the time is up, `asyncio.timeout` cancels the task: `CancelledError` is raised inside it, at the very `await`
where it is paused. The stew can tidy up on its way out; then the guest sees a `TimeoutError`.
"""

import asyncio
import time

PATIENCE = 2.0
STEW = 4.0
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


async def cook_stew():
    print(f"{clock()}  stew: simmering")
    try:
        #: Paused here. If the guest loses patience, the exception comes out of this line.
        await asyncio.sleep(STEW)
        print(f"{clock()}  stew: ready")
        return "stew"
    finally:
        #: However the waiting ended, this runs: a cancelled task may still clean up.
        print(f"{clock()}  stew: stove off")


async def guest():
    try:
        #: From here on a timer is running. It belongs to this block and ends with it.
        async with asyncio.timeout(PATIENCE):
            dish = await cook_stew()
            print(f"{clock()}  guest: eats {dish}")
    except TimeoutError:
        #: Only outside the block has the cancellation become a TimeoutError.
        print(f"{clock()}  guest: no patience left, takes bread instead")


asyncio.run(guest())
