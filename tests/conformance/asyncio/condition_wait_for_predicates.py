# Condition.wait_for with predicates, several waiters, notify with numbers.
import asyncio


async def waiter(name, condition, state, wanted):
    async with condition:
        result = await condition.wait_for(lambda: state["n"] >= wanted and name)
        print(f"{asyncio.get_running_loop().time():.1f} {name} got {result} n={state['n']}")


async def main():
    condition, state = asyncio.Condition(), {"n": 0}
    tasks = [asyncio.create_task(waiter(f"w{n}", condition, state, n)) for n in (3, 1, 2, 0)]
    for _ in range(4):
        await asyncio.sleep(0.1)
        async with condition:
            state["n"] += 1
            condition.notify_all()
    await asyncio.gather(*tasks)
    print(condition, condition.locked())
    for call in (condition.notify, condition.notify_all, condition.release):
        try:
            call()
        except RuntimeError as error:
            print(error)
    try:
        await condition.wait()
    except RuntimeError as error:
        print(error)
    async with condition:
        condition.notify(5)
        condition.notify(0)
    lock = asyncio.Lock()
    a, b = asyncio.Condition(lock), asyncio.Condition(lock)
    async with a:
        print(b.locked(), a, b)
    try:
        asyncio.Condition(lock=5)
    except AttributeError as error:
        print("AttributeError")


asyncio.run(main())
