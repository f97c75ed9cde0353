# Done callbacks: their order, with contexts, errors in them, on done futures, removing while running.
import asyncio


async def work():
    await asyncio.sleep(0.1)
    return "value"


async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work())
    log = []
    for n in range(3):
        task.add_done_callback(lambda t, n=n: log.append((n, t.result())))
    await task
    print("awaited before the callbacks ran?", log)
    await asyncio.sleep(0)
    print(log)
    task.add_done_callback(lambda t: print("on a done task", loop.time()))
    print("registered")
    await asyncio.sleep(0)
    future = loop.create_future()

    def first(f):
        print("first removes second:", f.remove_done_callback(second))

    def second(f):
        print("second")

    def broken(f):
        raise RuntimeError("in a callback")

    future.add_done_callback(first)
    future.add_done_callback(second)
    future.add_done_callback(broken)
    future.add_done_callback(lambda f: print("after the broken one"))
    future.set_result(1)
    await asyncio.sleep(0)
    for bad in (None, 5):
        try:
            future.add_done_callback(bad)
        except TypeError as error:
            print(error)
    print("end")
    await asyncio.sleep(0)


asyncio.run(main())
