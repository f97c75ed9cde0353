# /// awaitscope
# title = "Behind a shield"
#
# [slider.PATIENCE]
# min = 0.5
# max = 4.0
#
# [[question]]
# before = "print(\"guest: does not wait any longer\")"
# text = "The guest gave up. What is the oven doing?"
# right = "it goes on baking"
# wrong = ["it was cancelled too", "it starts anew"]
# why = "shield() lets the one who waits be cancelled, and keeps what is waited for out of it."
# ///
"""A cake that is baked whoever waits for it.

`asyncio.shield` stands between a task and those who await it. When they are cancelled, they stop waiting; the task
behind the shield runs on, and somebody else can still have its result.
"""

import asyncio

PATIENCE = 1.0


async def bake():
    await asyncio.sleep(3.0)
    print("oven: the cake is done")
    return "cake"


async def party():
    oven = asyncio.create_task(bake(), name="oven")
    try:
        #: The timeout cancels this wait. The shield keeps that from the oven.
        async with asyncio.timeout(PATIENCE):
            await asyncio.shield(oven)
    except TimeoutError:
        print("guest: does not wait any longer")
    #: The task is still there, and can be awaited again.
    print("host: serves the", await oven)


asyncio.run(party())
