# /// awaitscope
# title = "Created before it is awaited"
#
# [slider.RICE]
# min = 0.5
# max = 5.0
#
# [slider.CHOPPING]
# min = 0.5
# max = 5.0
# ///
"""Put the rice on first, and chop while it cooks.

`asyncio.create_task` queues a coroutine to run by itself: it begins at the next pause of the task that made it,
not at once, and not only when it is awaited. Awaiting it later means: I cannot go on without this.
"""

import asyncio
import time

RICE = 3.0
CHOPPING = 1.0
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


async def cook_rice():
    print(f"{clock()}  rice: water boils")
    await asyncio.sleep(RICE)
    print(f"{clock()}  rice: soft")
    return "rice"


async def chop(vegetable):
    await asyncio.sleep(CHOPPING)
    print(f"{clock()}  chopped the {vegetable}")
    return vegetable


async def dinner():
    #: The task is ready to run, but this one is still running: "rice" prints nothing yet.
    rice = asyncio.create_task(cook_rice(), name="rice")
    print(f"{clock()}  the rice is ordered, not begun")
    #: Awaiting a coroutine runs it inside this task. At its first pause the rice gets its turn.
    carrot = await chop("carrot")
    pepper = await chop("pepper")
    print(f"{clock()}  vegetables done; is the rice? {rice.done()}")
    #: Now only what is left of the rice has to be waited for.
    bowl = [await rice, carrot, pepper]
    print(f"{clock()}  served: {', '.join(bowl)}")


asyncio.run(dinner())
