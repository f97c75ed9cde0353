# /// awaitscope
# title = "All for one: a task group"
#
# [slider.BURNS_AFTER]
# min = 0.5
# max = 4.0
#
# [[question]]
# before = "raise RuntimeError"
# text = "The toast is about to fail. What becomes of the eggs?"
# right = "they are cancelled"
# wrong = ["they are cooked to the end", "they are started again"]
# why = "When one task of a group fails, the group cancels the others and waits for them."
# ///
"""One dish burns, and the whole table is cleared.

A `TaskGroup` owns its tasks: the block does not end before all of them have. If one fails, the others are cancelled,
and the failures come out of the block together, as an exception group.
"""

import asyncio

BURNS_AFTER = 1.0


async def toast():
    await asyncio.sleep(BURNS_AFTER)
    #: The exception ends this task. Its group hears of it in the next turn of the loop.
    raise RuntimeError("the toast is black")


async def eggs():
    try:
        await asyncio.sleep(3.0)
        print("eggs: ready")
    except asyncio.CancelledError:
        #: The group asked this task to stop. It may tidy up, and passes the exception on.
        print("eggs: taken off the stove")
        raise


async def breakfast():
    try:
        async with asyncio.TaskGroup() as table:
            table.create_task(toast())
            table.create_task(eggs())
            #: The block's end waits for every task of the group.
    except* RuntimeError as failed:
        #: What went wrong, all of it, in one group.
        print("no breakfast:", *(str(error) for error in failed.exceptions))


asyncio.run(breakfast())
