# /// awaitscope
# title = "A counter that is full"
# compare_with = "01-producer-and-consumer.py"
#
# [slider.PLACES]
# min = 1
# max = 6
#
# [[question]]
# before = "await counter.put(dish)"
# times = 3
# text = "Two dishes are on a counter with room for two. What does this put() do?"
# right = "the cook waits until there is room"
# wrong = ["the dish is thrown away", "an exception is raised", "the counter grows"]
# why = "A bounded queue slows down who fills it: that is called backpressure."
# ///
"""A fast cook, a slow waiter, and little room between them.

With a bound, `put()` waits as `get()` does: while there is no room. The fast side is slowed down to the pace of the
slow one, instead of filling the memory.
"""

import asyncio

PLACES = 2


async def cook(counter):
    for number in range(1, 7):
        await asyncio.sleep(0.2)
        dish = f"dish {number}"
        #: Where the counter is full, the cook pauses here until the waiter takes something.
        await counter.put(dish)
        print(f"cook: {dish} is on the counter, {counter.qsize()} there now")


async def waiter(counter):
    for _ in range(6):
        dish = await counter.get()
        #: One dish fewer: a cook who waits is made ready.
        await asyncio.sleep(1.0)
        print(f"waiter: {dish} is on the table")


async def restaurant():
    counter = asyncio.Queue(maxsize=PLACES)
    await asyncio.gather(cook(counter), waiter(counter))


asyncio.run(restaurant())
