# /// awaitscope
# title = "Three workers, nine dishes"
#
# [slider.WORKERS]
# min = 1
# max = 9
#
# [[question]]
# before = "await sink.join()"
# text = "What does join() wait for?"
# right = "until every dish has been called done"
# wrong = ["until the sink is empty", "until every worker has ended"]
# why = "join() counts task_done() calls. An empty queue may still have work in somebody's hands."
# ///
"""As many hands as you like, one sink.

Several tasks take from the same queue: whoever is free takes the next piece. `join()` waits until each piece has been
called done; then the workers, who would wait for ever, are cancelled.
"""

import asyncio

WORKERS = 3


async def wash(name, sink):
    while True:
        dish = await sink.get()
        #: The work itself. Meanwhile others take what comes next.
        await asyncio.sleep(1.0)
        print(f"{name}: washed {dish}")
        sink.task_done()


async def kitchen():
    sink = asyncio.Queue()
    for number in range(1, 10):
        sink.put_nowait(f"plate {number}")
    workers = [asyncio.create_task(wash(f"worker {n}", sink), name=f"worker {n}") for n in range(1, WORKERS + 1)]
    await sink.join()
    #: Every plate is clean. The workers wait for plates that will not come: they are sent home.
    for worker in workers:
        worker.cancel()
    await asyncio.gather(*workers, return_exceptions=True)
    print("the kitchen is clean")


asyncio.run(kitchen())
