# Where a suspended task stands.
import asyncio
import io
import sys


async def leaf():
    await asyncio.sleep(1)


async def middle():
    await leaf()


async def main():
    task = asyncio.create_task(middle(), name="walker")
    await asyncio.sleep(0.1)
    print([(f.f_code.co_name, f.f_lineno) for f in task.get_stack()])
    task.print_stack(file=sys.stdout)
    out = io.StringIO()
    asyncio.print_call_graph(task, file=out)
    lines = out.getvalue().splitlines()
    print([line.split(" in ")[-1].strip() for line in lines if "File" in line])
    graph = asyncio.capture_call_graph(task)
    print(type(graph).__name__, graph.future is task, len(graph.call_stack), graph.awaited_by)
    await task
    print(task.get_stack())


asyncio.run(main())
