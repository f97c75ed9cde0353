# /// awaitscope
# title = "Knife and board: a deadlock"
#
# [slider.REACHING]
# min = 0.0
# max = 2.0
#
# [[question]]
# before = "async with second:"
# times = 2
# text = "Each cook holds what the other one needs. Who goes on first?"
# right = "neither, ever"
# wrong = ["the one who came first", "the one whose name comes first"]
# why = "Each waits for the other to let go, and nobody will. Select a cook and look at the task panel."
# ///
"""Two cooks, two tools, and nobody eats.

Ann takes the knife and wants the board; Bob takes the board and wants the knife. Each waits for the other. The cure:
everybody takes the tools in the same order.
"""

import asyncio

REACHING = 1.0


async def chop(name, first, second):
    async with first:
        print(f"{name}: has the first tool")
        #: While this one reaches for the other tool, somebody else may take it.
        await asyncio.sleep(REACHING)
        async with second:
            print(f"{name}: has both tools")


async def kitchen():
    knife = asyncio.Lock()
    board = asyncio.Lock()
    try:
        #: Without this timeout they would stand there for ever.
        async with asyncio.timeout(5.0):
            await asyncio.gather(chop("ann", knife, board), chop("bob", board, knife))
    except TimeoutError:
        print("kitchen: closed, nothing was chopped")


asyncio.run(kitchen())
