# Cooks, waiters and guests: queues, a barrier, an event and priorities together.
import asyncio


async def guest(name, arrives, orders, table, log):
    await asyncio.sleep(arrives)
    async with table:
        log(name, "sits")
        meal = asyncio.get_running_loop().create_future()
        priority = 0 if name.startswith("VIP") else 1
        await orders.put((priority, name, meal))
        try:
            async with asyncio.timeout(3):
                log(name, "eats", await meal)
            await asyncio.sleep(1)
        except TimeoutError:
            log(name, "leaves hungry")
    return name


async def cook(name, orders, opening, log):
    await opening.wait()
    served = 0
    try:
        while True:
            _, who, meal = await orders.get()
            await asyncio.sleep(1.2)
            if meal.done():
                log(name, "throws away the meal of", who)
            else:
                meal.set_result(f"dish {served} by {name}")
                served += 1
            orders.task_done()
    finally:
        log(name, "served", served)


async def main():
    def log(*what):
        print(f"{asyncio.get_running_loop().time():4.1f}", *what)

    orders, table, opening = asyncio.PriorityQueue(), asyncio.Semaphore(4), asyncio.Event()
    cooks = [asyncio.create_task(cook(n, orders, opening, log), name=n) for n in ("Pia", "Quentin")]
    asyncio.get_running_loop().call_later(0.5, opening.set)
    guests = [asyncio.create_task(guest(n, i * 0.3, orders, table, log), name=n) for i, n in enumerate(["Ann", "Bob", "VIP Cleo", "Dan", "Eve", "VIP Finn", "Gus"])]
    for finished in asyncio.as_completed(guests):
        log("bye", await finished)
    await orders.join()
    for c in cooks:
        c.cancel()
    await asyncio.gather(*cooks, return_exceptions=True)


asyncio.run(main())
