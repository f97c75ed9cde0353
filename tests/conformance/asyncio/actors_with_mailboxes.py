# Actors that answer through futures.
import asyncio


class Account:
    def __init__(self, balance):
        self.balance, self.mailbox = balance, asyncio.Queue()
        self.task = asyncio.create_task(self.run(), name="account")

    async def run(self):
        while True:
            amount, reply = await self.mailbox.get()
            await asyncio.sleep(0.1)
            if self.balance + amount < 0:
                reply.set_exception(ValueError(f"only {self.balance}"))
            else:
                self.balance += amount
                reply.set_result(self.balance)

    async def change(self, amount):
        reply = asyncio.get_running_loop().create_future()
        await self.mailbox.put((amount, reply))
        return await reply


async def main():
    account = Account(10)
    print(await asyncio.gather(*[account.change(n) for n in (5, -20, -15, 7)], return_exceptions=True))
    account.task.cancel()
    try:
        await asyncio.wait_for(account.change(1), 1)
    except TimeoutError:
        print("nobody answers", account.mailbox.qsize())


asyncio.run(main())
