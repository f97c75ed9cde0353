# asyncio.run given the wrong thing, or in the wrong place.
import asyncio


async def main():
    print("in main")


try:
    asyncio.run(main)
except (TypeError, ValueError) as error:
    print(error)
asyncio.run(main())


async def nested():
    asyncio.run(main())


asyncio.run(nested())
