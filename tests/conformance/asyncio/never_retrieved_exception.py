# A failed task that nobody asks: "Task exception was never retrieved" when it is dropped.
import asyncio


async def fails(n):
    await asyncio.sleep(0.1)
    raise ValueError(f"failure {n}")


async def main():
    task = asyncio.create_task(fails(1), name="forgotten")
    await asyncio.sleep(0.2)
    del task
    print("after the drop")
    asked = asyncio.create_task(fails(2))
    await asyncio.sleep(0.2)
    print(repr(asked.exception()))
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("in a future"))
    del future
    print("end of main")


asyncio.run(main())
