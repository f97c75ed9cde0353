# Exceptions of the body of a timeout, at and around its deadline.
import asyncio


async def main():
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                raise ValueError("instead")
    except ValueError as error:
        print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            finally:
                await asyncio.sleep(3)
                print("cleanup took its time", asyncio.get_running_loop().time())
    except TimeoutError as error:
        print(repr(error.__cause__))
    try:
        async with asyncio.timeout(1):
            try:
                await asyncio.sleep(2)
            except asyncio.CancelledError:
                print("swallowed")
        print("goes on", asyncio.current_task().cancelling())
    except TimeoutError:
        print("not this way")
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                group.create_task(asyncio.sleep(5))
                await asyncio.sleep(5)
    except TimeoutError:
        print("through a group", asyncio.get_running_loop().time())
    try:
        async with asyncio.timeout(1):
            async with asyncio.TaskGroup() as group:
                async def child():
                    try:
                        await asyncio.sleep(5)
                    except asyncio.CancelledError:
                        raise KeyError("child")
                group.create_task(child())
    except* KeyError as errors:
        print(repr(errors), repr(errors.exceptions[0].__context__))


asyncio.run(main())
