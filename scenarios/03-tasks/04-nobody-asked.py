# /// awaitscope
# title = "Nobody asked for the result"
#
# [[question]]
# before = "await asyncio.sleep(2.0)"
# text = "The task will fail while we sleep. What does dinner() notice?"
# right = "nothing: it goes on"
# wrong = ["the exception is raised here", "the program stops"]
# why = "An exception waits in its task until somebody awaits it, or asks for it."
# ///
"""A pot that boils over in an empty kitchen.

A task's exception goes to whoever awaits the task. If nobody does, the program runs on as if nothing had happened,
and Python complains only when the task is thrown away.
"""

import asyncio


async def boil_milk():
    await asyncio.sleep(1.0)
    #: The task fails. The exception is kept in it, for somebody to look at.
    raise RuntimeError("the milk boiled over")


async def dinner():
    milk = asyncio.create_task(boil_milk(), name="milk")
    await asyncio.sleep(2.0)
    #: The task is done, and this one runs on, unaware.
    print("is the milk done?", milk.done())
    #: Now the last reference goes, and with it the exception that nobody has seen.
    del milk
    await asyncio.sleep(1.0)
    print("dinner is over")


asyncio.run(dinner())
