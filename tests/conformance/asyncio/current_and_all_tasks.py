# current_task and all_tasks, in and out of callbacks.
import asyncio


async def child():
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()))
    await asyncio.sleep(0.1)


async def main():
    asyncio.get_running_loop().call_soon(lambda: print("in a callback:", asyncio.current_task()))
    tasks = [asyncio.create_task(child(), name=f"c{i}") for i in range(3)]
    print(sorted(t.get_name() for t in asyncio.all_tasks()))
    await asyncio.gather(*tasks)
    print([t.get_name() for t in asyncio.all_tasks()], asyncio.current_task() is asyncio.current_task())
    print(await child_name())


async def child_name():
    return asyncio.current_task().get_name()


asyncio.run(main())
try:
    asyncio.current_task()
except RuntimeError as error:
    print(error)
try:
    asyncio.all_tasks()
except RuntimeError as error:
    print(error)
