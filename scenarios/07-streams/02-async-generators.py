# /// awaitscope
# title = "A line of hands: async generators"
#
# [slider.PEELING]
# min = 0.1
# max = 2.0
#
# [[question]]
# before = "print(\"into the pot:\""
# text = "How many potatoes have been peeled when the first one reaches the pot?"
# right = "one"
# wrong = ["all three", "none"]
# why = "async for asks for one value, and the generators run only as far as that needs."
# ///
"""Potatoes go from hand to hand.

An asynchronous generator yields one value after another, and may wait in between. `async for` asks for the next one
when it is ready for it: nothing is peeled before somebody wants it, and no list is ever made.
"""

import asyncio

PEELING = 1.0


async def sack():
    for number in range(1, 4):
        #: Taking one out of the sack takes a moment too.
        await asyncio.sleep(0.2)
        yield f"potato {number}"


async def peeled(potatoes):
    async for potato in potatoes:
        await asyncio.sleep(PEELING)
        #: Handed on, one by one. This function pauses here until the next one is asked for.
        yield f"peeled {potato}"


async def cook():
    async for potato in peeled(sack()):
        print("into the pot:", potato)
    print("the pot is full")


asyncio.run(cook())
