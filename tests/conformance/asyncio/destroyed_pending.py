# A loop closed by hand leaves its tasks pending: they say so when they are dropped.
import asyncio


async def waits():
    await asyncio.sleep(5)


loop = asyncio.new_event_loop()
task = loop.create_task(waits(), name="left over")
loop.run_until_complete(asyncio.sleep(1))
loop.close()
print("closed", task.done())
del task
print("dropped")
