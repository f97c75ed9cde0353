# /// awaitscope
# title = "One at a time: a lock"
# compare_with = "01-lost-update.py"
#
# [slider.COUNTING]
# min = 0.0
# max = 2.0
#
# [[question]]
# before = "print(\"cakes on the shelf:\""
# text = "What does the note say now, and how long did it take?"
# right = "3 cakes, after three times the counting"
# wrong = ["3 cakes, after one counting", "1 cake, after three times the counting"]
# why = "The lock lets one baker at a time through. What is safe is no longer at the same time."
# ///
"""The note hangs on a string, and only one can hold it.

`async with lock` waits until the lock is free, and frees it at the end of the block. Who comes first gets it first.
Nobody can read the number between another's reading and writing. The price is time.
"""

import asyncio

COUNTING = 1.0
note = {"cakes": 0}


async def bake(name, lock):
    #: Here the others wait, in the order in which they came.
    async with lock:
        seen = note["cakes"]
        await asyncio.sleep(COUNTING)
        note["cakes"] = seen + 1
        print(f"{name}: writes {seen + 1}")


async def bakery():
    lock = asyncio.Lock()
    await asyncio.gather(bake("ann", lock), bake("bob", lock), bake("cat", lock))
    print("cakes on the shelf:", note["cakes"])


asyncio.run(bakery())
