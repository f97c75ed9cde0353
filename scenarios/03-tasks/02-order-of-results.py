# /// awaitscope
# title = "First come, first served"
#
# [slider.FAST]
# min = 0.5
# max = 4.0
#
# [[question]]
# before = "print(\"in the order of the table:\""
# text = "In which order does gather give the results?"
# right = "soup, steak, salad: as they were ordered"
# wrong = ["salad, soup, steak: as they were ready", "it cannot be known"]
# why = "gather keeps the order of its arguments, whenever each of them is done."
# ///
"""Two ways of collecting what several tasks bring.

`asyncio.as_completed` hands out results as they come; `asyncio.gather` waits for all of them and keeps the order in
which they were asked for.
"""

import asyncio

FAST = 1.0


async def order(dish, seconds):
    await asyncio.sleep(seconds)
    return dish


def menu():
    return [order("soup", 2.0), order("steak", 3.0), order("salad", FAST)]


async def restaurant():
    print("as they are ready:")
    for next_one in asyncio.as_completed(menu()):
        #: Each turn of this loop waits for whichever dish is ready next.
        dish = await next_one
        print("  ", dish)
    #: gather waits for the slowest, and gives a list.
    dishes = await asyncio.gather(*menu())
    print("in the order of the table:", ", ".join(dishes))


asyncio.run(restaurant())
