# /// awaitscope
# title = "Cook and waiter"
#
# [slider.COOKING]
# min = 0.2
# max = 3.0
#
# [slider.SERVING]
# min = 0.2
# max = 3.0
#
# [[question]]
# before = "dish = await counter.get()"
# text = "The counter is empty. What does the waiter's task do?"
# right = "it waits until a dish is put there"
# wrong = ["it asks again and again", "get() raises an exception"]
# why = "get() pauses the task. The put() of another task makes it ready."
# ///
"""A counter between two people who never wait for each other's hands.

An `asyncio.Queue` hands things from one task to another. `get()` waits while it is empty. Who puts something in wakes
whoever waits: look for the arrow.
"""

import asyncio

COOKING = 1.0
SERVING = 0.5


async def cook(counter):
    for dish in ("soup", "roast", "pudding"):
        await asyncio.sleep(COOKING)
        print(f"cook: {dish} is on the counter")
        #: The queue has room without end, so this does not pause. It wakes the waiter.
        await counter.put(dish)
    await counter.put(None)


async def waiter(counter):
    while True:
        #: Nothing there yet: the task pauses until somebody puts something in.
        dish = await counter.get()
        if dish is None:
            break
        await asyncio.sleep(SERVING)
        print(f"waiter: {dish} is on the table")
    print("waiter: goes home")


async def restaurant():
    counter = asyncio.Queue()
    await asyncio.gather(cook(counter), waiter(counter))


asyncio.run(restaurant())
