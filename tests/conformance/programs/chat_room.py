# A chat room with broadcast queues, joins, leaves and a slow reader.
import asyncio
import contextlib


class Room:
    def __init__(self):
        self.members = {}

    @contextlib.asynccontextmanager
    async def join(self, name, size=3):
        queue = asyncio.Queue(size)
        self.members[name] = queue
        self.say("*", f"{name} joined")
        try:
            yield queue
        finally:
            del self.members[name]
            self.say("*", f"{name} left")

    def say(self, who, text):
        for name, queue in self.members.items():
            if name == who:
                continue
            try:
                queue.put_nowait((who, text))
            except asyncio.QueueFull:
                queue.get_nowait()
                queue.put_nowait(("!", "messages lost"))


async def listener(room, name, count, delay):
    async with room.join(name) as inbox:
        for _ in range(count):
            who, text = await inbox.get()
            print(f"{asyncio.get_running_loop().time():.1f} {name:5} <{who}> {text}")
            await asyncio.sleep(delay)


async def speaker(room, name, lines):
    async with room.join(name, size=100):
        for delay, line in lines:
            await asyncio.sleep(delay)
            room.say(name, line)


async def main():
    room = Room()
    async with asyncio.TaskGroup() as group:
        group.create_task(listener(room, "fast", 6, 0))
        group.create_task(listener(room, "slow", 4, 1.0))
        group.create_task(speaker(room, "ada", [(0.1, "hello"), (0.2, "anyone?"), (0.1, "fine"), (0.1, "bye"), (2, "really")]))
        group.create_task(speaker(room, "bert", [(0.25, "hi"), (0.5, "see you")]))
    print("empty", room.members)


asyncio.run(main())
