# /// awaitscope
# title = "Lines that arrive in pieces"
#
# [slider.PAUSE]
# min = 0.1
# max = 2.0
#
# [[question]]
# before = "line = await reader.readline()"
# text = "The first piece that arrives is 'sou'. Does readline() return it?"
# right = "no: it waits for the end of the line"
# wrong = ["yes", "yes, and the rest is lost"]
# why = "A stream has no messages, only bytes. readline() pauses until it has seen a line's end."
# ///
"""A waiter who calls orders across the yard, half a word at a time.

A `StreamReader` collects bytes as they come from the network. Who reads waits until there is enough: a line, so many
bytes, or the end. Here a task plays the network.
"""

import asyncio

PAUSE = 0.5


async def network(reader):
    for piece in (b"sou", b"p\nroa", b"st\npudding\n"):
        await asyncio.sleep(PAUSE)
        print("network:", piece)
        #: The bytes go into the buffer, and whoever waits for them is made ready.
        reader.feed_data(piece)
    reader.feed_eof()


async def kitchen(reader):
    while True:
        #: Paused until the buffer holds a whole line, or the stream has ended.
        line = await reader.readline()
        if not line:
            break
        print("kitchen:", line.decode().strip())
    print("kitchen: the yard is silent")


async def restaurant():
    reader = asyncio.StreamReader()
    await asyncio.gather(network(reader), kitchen(reader))


asyncio.run(restaurant())
