# A small discrete simulation: one lift, several people.
import asyncio


class Lift:
    def __init__(self):
        self.floor, self.lock = 0, asyncio.Lock()

    async def ride(self, name, start, end):
        async with self.lock:
            await asyncio.sleep(abs(self.floor - start))
            self.floor = start
            print(f"{asyncio.get_running_loop().time():5.1f} {name} gets in at {start}")
            await asyncio.sleep(abs(end - start) + 0.5)
            self.floor = end
            print(f"{asyncio.get_running_loop().time():5.1f} {name} gets out at {end}")


async def person(lift, name, arrives, start, end):
    await asyncio.sleep(arrives)
    await lift.ride(name, start, end)


async def main():
    lift = Lift()
    await asyncio.gather(person(lift, "Ada", 0, 3, 1), person(lift, "Bob", 1, 0, 4), person(lift, "Cid", 1, 2, 2))


asyncio.run(main())
