# Start to end of a short program.
import asyncio


async def greet(name, delay):
    await asyncio.sleep(delay)
    print("hello", name)


async def main():
    await asyncio.gather(greet("a", 0), greet("b", 0))


asyncio.run(main())
