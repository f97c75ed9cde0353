# /// awaitscope
# title = "The lost cake"
# compare_with = "02-with-a-lock.py"
#
# [slider.COUNTING]
# min = 0.0
# max = 2.0
#
# [[question]]
# before = "print(\"cakes on the shelf:\""
# text = "Three bakers each put one cake on an empty shelf. What does the note say?"
# right = "1"
# wrong = ["3", "0"]
# why = "All of them read 0 before anybody wrote 1: two updates were lost."
# ///
"""Three bakers, one note on the shelf.

Each reads the number, counts for a while, and writes what it read plus one. While one of them counts, the loop runs
the others, and they read the same number. Between two `await`s a task is alone; across one it is not.
"""

import asyncio

COUNTING = 1.0
note = {"cakes": 0}


async def bake(name):
    #: The number is read before the pause …
    seen = note["cakes"]
    await asyncio.sleep(COUNTING)
    #: … and written after it. What others wrote meanwhile is gone.
    note["cakes"] = seen + 1
    print(f"{name}: writes {seen + 1}")


async def bakery():
    await asyncio.gather(bake("ann"), bake("bob"), bake("cat"))
    print("cakes on the shelf:", note["cakes"])


asyncio.run(bakery())
