# A loop by hand: run_until_complete, run_forever and stop, close, and what is refused afterwards.
import asyncio


async def answer():
    return 42


async def stopper(loop):
    await asyncio.sleep(1)
    loop.stop()
    return "stopped"


loop = asyncio.new_event_loop()
print(loop.is_running(), loop.is_closed())
print(loop.run_until_complete(answer()))
task = loop.create_task(stopper(loop))
loop.run_forever()
print(task.done(), loop.time())
loop.call_soon(loop.stop)
loop.run_forever()
print(task.result())
loop.stop()
loop.call_soon(print, "one turn")
loop.run_forever()
try:
    loop.run_until_complete(stopper(loop))
except RuntimeError as error:
    print(error)
for t in asyncio.all_tasks(loop):
    t.cancel()
loop.run_until_complete(asyncio.sleep(0))
loop.close()
loop.close()
print(loop.is_closed())
for call in (lambda: loop.call_soon(print), lambda: loop.call_later(1, print), lambda: loop.run_forever(),
             lambda: loop.create_task(answer()), lambda: loop.run_until_complete(answer()), lambda: loop.call_soon_threadsafe(print)):
    try:
        call()
    except RuntimeError as error:
        print("RuntimeError", error)
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)
