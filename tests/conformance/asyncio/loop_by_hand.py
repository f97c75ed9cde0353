# new_event_loop, run_until_complete, run_forever, stop, close.
import asyncio


async def job(x):
    await asyncio.sleep(1)
    return x


loop = asyncio.new_event_loop()
print(loop.run_until_complete(job(1)), loop.is_running(), loop.is_closed())
loop.call_later(0.5, loop.stop)
loop.call_later(0.7, print, "not in this run")
loop.run_forever()
print("stopped")
task = loop.create_task(job(2))
print(loop.run_until_complete(task), task.result())
loop.call_soon(print, "runs, since stop takes effect after this turn")
loop.stop()
loop.run_forever()
try:
    loop.run_until_complete(5)
except TypeError as error:
    print(error)
loop.close()
loop.close()
for call in (lambda: loop.call_soon(print), lambda: loop.run_until_complete(coro)):
    coro = job(3)
    try:
        call()
    except RuntimeError as error:
        print(error)
    coro.close()
try:
    asyncio.get_running_loop()
except RuntimeError as error:
    print(error)


async def nested():
    coro = job(1)
    try:
        asyncio.run(coro)
    except RuntimeError as error:
        print(error)
    coro.close()


asyncio.run(nested())
