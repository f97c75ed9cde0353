# Debug mode shows where a task whose error nobody took was created.
import asyncio


async def fails():
    raise ValueError("lost")


async def main():
    task = asyncio.create_task(fails(), name="loser")
    await asyncio.sleep(0)
    del task
    future = asyncio.get_running_loop().create_future()
    future.set_exception(KeyError("also lost"))
    del future
    print("end")


asyncio.run(main(), debug=True)
