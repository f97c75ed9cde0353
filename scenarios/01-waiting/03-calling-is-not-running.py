# /// awaitscope
# title = "Calling is not running"
#
# [[question]]
# before = "await cook(\"potatoes\")"
# text = "cook(\"carrots\") has been called. What has it printed?"
# right = "nothing"
# wrong = ["carrots: cooking", "carrots: cooking, then carrots: done"]
# why = "Calling an async function only makes a coroutine. Its body runs when somebody awaits it."
# ///
"""An order that nobody carries to the kitchen.

Calling an `async def` function runs none of it: it makes a coroutine, as a slip of paper says what is to be
cooked. Only `await`, or a task, carries the slip to the kitchen. Python warns of slips that are thrown away.
"""

import asyncio


async def cook(dish):
    print(f"{dish}: cooking")
    await asyncio.sleep(1.0)
    print(f"{dish}: done")


async def dinner():
    #: This makes a coroutine and keeps it. Nothing is cooked yet.
    carrots = cook("carrots")
    print("carrots are", type(carrots).__name__)
    #: Here a coroutine is made and awaited at once: its body runs, inside this very task.
    await cook("potatoes")
    #: Now the first one is awaited too.
    await carrots
    #: A slip that is thrown away: the peas are never cooked, and Python says so.
    cook("peas")
    print("dinner is served, without peas")


asyncio.run(dinner())
