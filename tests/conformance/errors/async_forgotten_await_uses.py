# What happens when an await is forgotten.
import asyncio


async def get_number():
    return 5


async def main():
    for use in (lambda n: n + 1, lambda n: print(n > 3), lambda n: [n][n], lambda n: len(n), lambda n: n.bit_length(), lambda n: sum([n]), lambda n: f"{n:>5}", lambda n: dict(n)):
        try:
            use(get_number())
        except Exception as error:
            print(type(error).__name__, error)
    total = get_number() + 1


asyncio.run(main())
