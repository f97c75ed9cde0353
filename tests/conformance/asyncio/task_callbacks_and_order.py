# Done callbacks run in the turn after the task ends, in the order in which they were added.
import asyncio


async def work():
    await asyncio.sleep(0.1)
    return "value"


async def waits(task, name):
    print(name, await task)


async def main():
    task = asyncio.create_task(work())
    task.add_done_callback(lambda t: print("callback 1", t.result()))
    early = asyncio.create_task(waits(task, "waiter"))
    await asyncio.sleep(0)
    task.add_done_callback(lambda t: print("callback 2"))
    task.add_done_callback(print_name := (lambda t: print("removed")))
    print(task.remove_done_callback(print_name))
    await task
    print("main goes on")
    await early
    background = set()
    for i in range(3):
        t = asyncio.create_task(asyncio.sleep(0.1 * (3 - i), i))
        background.add(t)
        t.add_done_callback(background.discard)
    while background:
        await asyncio.sleep(0.1)
        print(len(background))


asyncio.run(main())
