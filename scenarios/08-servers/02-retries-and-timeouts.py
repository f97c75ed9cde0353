# /// awaitscope
# title = "Ask again, but not for ever"
#
# [slider.PATIENCE]
# min = 0.3
# max = 3.0
#
# [[question]]
# before = "await asyncio.sleep(pause)"
# text = "The first try took too long. What comes before the second one?"
# right = "a pause, longer after every try"
# wrong = ["nothing: it asks again at once", "the program gives up"]
# why = "A server that is slow gets slower when everybody asks again at once. So one waits, longer each time."
# ///
"""A supplier who answers in his own time.

Every request has a deadline. What takes longer is cancelled and asked for again, after a pause that doubles. In the
end there is an answer, or an honest failure.
"""

import asyncio
import time

PATIENCE = 1.0
ANSWERS_AFTER = (3.0, 2.0, 0.5)
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


async def supplier(attempt):
    try:
        await asyncio.sleep(ANSWERS_AFTER[attempt])
        return "flour"
    finally:
        #: Answered or cancelled: the line is free again.
        print(f"{clock()}  supplier: hangs up")


async def ask_for_flour():
    for attempt in range(len(ANSWERS_AFTER)):
        try:
            #: wait_for cancels what takes longer than that, and raises TimeoutError.
            return await asyncio.wait_for(supplier(attempt), PATIENCE)
        except TimeoutError:
            pause = 0.5 * 2**attempt
            print(f"{clock()}  no answer; asking again in {pause} s")
            await asyncio.sleep(pause)
    return None


async def bakery():
    flour = await ask_for_flour()
    print(f"{clock()}  {'got ' + flour if flour else 'no flour today'}")


asyncio.run(bakery())
