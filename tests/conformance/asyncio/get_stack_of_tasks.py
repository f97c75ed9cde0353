# Task.get_stack and print_stack: waiting, failed, done, with a limit.
import asyncio
import sys


async def inner():
    await asyncio.sleep(1)


async def outer():
    await inner()


async def fails():
    def deeper():
        raise ValueError("deep")

    deeper()


async def main():
    task = asyncio.create_task(outer(), name="outer")
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    await asyncio.sleep(0)
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    task.print_stack(file=sys.stdout)
    await task
    print(task.get_stack())
    task = asyncio.create_task(fails(), name="fails")
    await asyncio.wait([task])
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack(limit=1)])
    task.print_stack(file=sys.stdout)
    task.exception()


asyncio.run(main())
