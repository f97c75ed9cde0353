# Classes with __aenter__ and __aexit__: several at once, errors in each part, swallowing.
import asyncio


class Resource:
    def __init__(self, name, fail=None, swallow=False):
        self.name, self.fail, self.swallow = name, fail, swallow

    async def __aenter__(self):
        await asyncio.sleep(0.1)
        if self.fail == "enter":
            raise OSError(f"{self.name} enter")
        print(self.name, "opened")
        return self

    async def __aexit__(self, kind, error, traceback):
        await asyncio.sleep(0.1)
        print(self.name, "closed", kind.__name__ if kind else None)
        if self.fail == "exit":
            raise OSError(f"{self.name} exit")
        return self.swallow


async def attempt(*resources, body=None):
    try:
        async with resources[0] as a, resources[1] as b:
            print("body", a.name, b.name)
            if body:
                raise body
    except Exception as error:
        print(repr(error), repr(error.__context__))


async def main():
    await attempt(Resource("a"), Resource("b"))
    await attempt(Resource("a"), Resource("b", "enter"))
    await attempt(Resource("a"), Resource("b", "exit"), body=ValueError("body"))
    await attempt(Resource("a", swallow=True), Resource("b"), body=ValueError("body"))
    await attempt(Resource("a", "exit"), Resource("b", "exit"))
    print(round(asyncio.get_running_loop().time(), 1))


asyncio.run(main())
