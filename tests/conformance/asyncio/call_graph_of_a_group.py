# The call graph across tasks: who awaits whom.
import asyncio
import io


async def leaf(event):
    await event.wait()


async def branch(event):
    async with asyncio.TaskGroup() as group:
        group.create_task(leaf(event), name="leaf")


async def main():
    event = asyncio.Event()
    task = asyncio.create_task(branch(event), name="branch")
    await asyncio.sleep(0)
    await asyncio.sleep(0)
    leaf_task = next(t for t in asyncio.all_tasks() if t.get_name() == "leaf")
    graph = asyncio.capture_call_graph(leaf_task)
    print(graph.future.get_name(), [e.frame.f_code.co_name for e in graph.call_stack][-1:], len(graph.awaited_by))
    parent = graph.awaited_by[0]
    print(parent.future.get_name(), [e.frame.f_code.co_name for e in parent.call_stack][-1:])
    text = asyncio.format_call_graph(leaf_task)
    print([line.strip().split(", id")[0] for line in text.splitlines() if line.strip().startswith("* Task")])
    print(asyncio.capture_call_graph().future.get_name())
    print(asyncio.capture_call_graph(limit=0).call_stack)
    event.set()
    await task
    done = asyncio.capture_call_graph(task)
    print(done.call_stack, done.awaited_by)
    try:
        asyncio.capture_call_graph(5)
    except TypeError as error:
        print(error)


asyncio.run(main())
