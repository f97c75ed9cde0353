# A task that yields something that is no future gets an error thrown in.
import asyncio


class Yields:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        yield self.value


async def attempt(value):
    try:
        await Yields(value)
        print("fine")
    except RuntimeError as error:
        print(str(error).split("<")[0].strip(), "|", str(error).rsplit(">", 1)[-1].strip())


async def main():
    for value in (None, 5, "text"):
        await attempt(value)
    loop = asyncio.get_running_loop()
    await attempt(loop.create_future())
    me = asyncio.current_task()
    try:
        await me
    except RuntimeError as error:
        print(str(error)[:34])
    other = asyncio.new_event_loop()
    try:
        await other.create_future()
    except RuntimeError as error:
        print("attached to a different loop" in str(error))
    other.close()


asyncio.run(main())
