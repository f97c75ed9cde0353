# Task names count on across runs.
import asyncio


async def main(n):
    names = [asyncio.create_task(asyncio.sleep(0)).get_name() for _ in range(n)]
    await asyncio.sleep(0)
    return asyncio.current_task().get_name(), names


for n in (2, 0, 1):
    print(asyncio.run(main(n)))
print(asyncio.all_tasks.__name__, asyncio.current_task.__name__)
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
loop = asyncio.new_event_loop()
print(asyncio.current_task(loop), asyncio.all_tasks(loop))
task = loop.create_task(main(0))
print(asyncio.all_tasks(loop) == {task})
print(loop.run_until_complete(task))
loop.close()
