# An await between reading and writing loses updates; a lock keeps them.
import asyncio


class Account:
    def __init__(self):
        self.balance = 0
        self.lock = asyncio.Lock()

    async def unsafe(self):
        seen = self.balance
        await asyncio.sleep(0)
        self.balance = seen + 1

    async def safe(self):
        async with self.lock:
            await self.unsafe()

    async def atomic(self):
        self.balance += 1


async def main():
    for name in ("unsafe", "safe", "atomic"):
        account = Account()
        await asyncio.gather(*(getattr(account, name)() for _ in range(20)))
        print(name, account.balance)


asyncio.run(main())
