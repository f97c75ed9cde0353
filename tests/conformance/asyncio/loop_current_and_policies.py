# get_event_loop, set_event_loop and the deprecated policies.
import asyncio
import warnings

warnings.simplefilter("always")
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    try:
        asyncio.get_event_loop()
    except RuntimeError as error:
        print(error)
    policy = asyncio.get_event_loop_policy()
    print(type(policy).__name__)
    asyncio.set_event_loop_policy(None)
    asyncio.DefaultEventLoopPolicy
    asyncio.iscoroutinefunction(print)
for w in caught:
    print(w.category.__name__, w.message)
loop = asyncio.new_event_loop()
asyncio.set_event_loop(loop)
print(asyncio.get_event_loop() is loop)


async def main():
    print(asyncio.get_event_loop() is asyncio.get_running_loop() is loop)


loop.run_until_complete(main())
asyncio.set_event_loop(None)
loop.close()
try:
    asyncio.set_event_loop(5)
except TypeError as error:
    print(error)
try:
    asyncio.AbstractEventLoopPolicy().get_event_loop()
except NotImplementedError:
    print("abstract")
try:
    asyncio.no_such_name
except AttributeError as error:
    print(error)
