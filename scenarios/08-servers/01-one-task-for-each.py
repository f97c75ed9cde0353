# /// awaitscope
# title = "A task for each guest"
#
# [slider.GUESTS]
# min = 1
# max = 8
#
# [slider.DATABASE]
# min = 0.2
# max = 3.0
#
# [[question]]
# before = "self.answered += 1"
# text = "While the first guest's answer is looked up, what happens to the second guest?"
# right = "a second task looks after that one meanwhile"
# wrong = ["that guest waits for the first answer", "that guest is sent away"]
# why = "The server makes a task for each request. They all wait at the same time."
# ///
"""What a server does all day: wait for many at once.

Requests come in one after another, and each gets a task of its own. While one waits for the database, the others go
on. One thread serves them all.
"""

import asyncio
import time

GUESTS = 4
DATABASE = 1.0
START = time.perf_counter()


def clock():
    return f"{time.perf_counter() - START:.1f} s"


class Server:
    def __init__(self):
        self.answered = 0

    async def handle(self, guest):
        print(f"{clock()}  {guest} asks")
        #: Looking it up takes time. The server does not stand still meanwhile.
        await asyncio.sleep(DATABASE)
        self.answered += 1
        print(f"{clock()}  {guest} has an answer")

    async def serve(self, door):
        async with asyncio.TaskGroup() as group:
            while (guest := await door.get()) is not None:
                #: Not awaited here: the server turns to the door again at once.
                group.create_task(self.handle(guest), name=guest)


async def arrivals(door):
    for number in range(1, GUESTS + 1):
        await asyncio.sleep(0.3)
        await door.put(f"guest {number}")
    await door.put(None)


async def evening():
    door = asyncio.Queue()
    server = Server()
    await asyncio.gather(server.serve(door), arrivals(door))
    print(f"{clock()}  {server.answered} guests served")


asyncio.run(evening())
