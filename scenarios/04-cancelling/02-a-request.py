# /// awaitscope
# title = "Cancelling is a request"
#
# [[question]]
# before = "await chatter"
# text = "cancel() has been called. Is the task over?"
# right = "not yet: it has only been asked"
# wrong = ["yes, at once", "it never started"]
# why = "CancelledError is raised inside the task when the loop runs it next, and the task may answer it."
# ///
"""A guest who is asked to leave.

`cancel()` stops nothing by itself. It asks the loop to raise `CancelledError` inside the task, at the `await` where it
is paused. The task may tidy up first; one that swallows the exception goes on as if nobody had asked.
"""

import asyncio


async def polite():
    try:
        await asyncio.sleep(10.0)
    finally:
        #: The exception passes through here: this guest puts on a coat, and leaves.
        print("polite guest: takes the coat")


async def stubborn():
    try:
        await asyncio.sleep(10.0)
    except asyncio.CancelledError:
        #: This one keeps the exception, so the task does not count as cancelled.
        print("stubborn guest: just one more story")
    await asyncio.sleep(1.0)
    return "told the story"


async def evening():
    coat = asyncio.create_task(polite(), name="polite")
    chatter = asyncio.create_task(stubborn(), name="stubborn")
    await asyncio.sleep(1.0)
    #: Both are asked. Neither has run since: they will when this task pauses.
    coat.cancel()
    chatter.cancel()
    print("asked both to leave; are they gone?", coat.done(), chatter.done())
    result = await chatter
    print("polite:", "cancelled" if coat.cancelled() else "not cancelled")
    print("stubborn:", "cancelled" if chatter.cancelled() else f"not cancelled, {result}")


asyncio.run(evening())
