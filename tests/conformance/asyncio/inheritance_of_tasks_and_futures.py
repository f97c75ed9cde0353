# Classes derived from Task, Future, Queue, Event and Lock.
import asyncio


class LoudTask(asyncio.Task):
    def cancel(self, msg=None):
        print("cancel", msg)
        return super().cancel(msg)


class Box(asyncio.Future):
    def set_result(self, value):
        super().set_result(("boxed", value))


class CountingEvent(asyncio.Event):
    sets = 0

    def set(self):
        self.sets += 1
        super().set()


class NamedLock(asyncio.Lock):
    def __init__(self, name):
        super().__init__()
        self.name = name

    async def acquire(self):
        print("acquire", self.name)
        return await super().acquire()


async def main():
    loop = asyncio.get_running_loop()
    task = LoudTask(asyncio.sleep(5), loop=loop, name="loud")
    await asyncio.sleep(0)
    try:
        async with asyncio.timeout(0.5):
            await task
    except TimeoutError:
        print("timeout", task.cancelled())
    box = Box(loop=loop)
    loop.call_soon(box.set_result, 5)
    print(await box, isinstance(box, asyncio.Future), type(box).__name__)
    event = CountingEvent()
    event.set()
    event.set()
    print(event.sets, await event.wait())
    async with NamedLock("own") as got:
        print(got)
    print(box)


asyncio.run(main())
