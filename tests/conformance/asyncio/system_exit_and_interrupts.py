# SystemExit and KeyboardInterrupt inside tasks leave the loop at once.
import asyncio


async def leaves(error):
    await asyncio.sleep(0.1)
    raise error


async def other():
    try:
        await asyncio.sleep(10)
    except asyncio.CancelledError:
        print("other cancelled")
        raise


async def main(error):
    task = asyncio.create_task(leaves(error))
    asyncio.create_task(other())
    try:
        await asyncio.sleep(1)
        print("not reached")
    except asyncio.CancelledError:
        print("main cancelled")
        raise


for error in (SystemExit(3), KeyboardInterrupt("by hand")):
    try:
        asyncio.run(main(error))
    except BaseException as caught:
        print(repr(caught))


async def in_callback():
    asyncio.get_running_loop().call_soon(exit_now)
    try:
        await asyncio.sleep(1)
    finally:
        print("finally")


def exit_now():
    raise SystemExit("text")


try:
    asyncio.run(in_callback())
except SystemExit as caught:
    print(repr(caught))


async def in_group():
    async with asyncio.TaskGroup() as group:
        group.create_task(leaves(SystemExit(4)))
        group.create_task(other())


asyncio.run(in_group())
