# Accounts, locks in a fixed order, and transfers that fail.
import asyncio
from dataclasses import dataclass, field


class InsufficientFunds(Exception):
    def __init__(self, account, missing):
        super().__init__(f"{account} lacks {missing}")
        self.account, self.missing = account, missing


@dataclass
class Account:
    owner: str
    balance: int
    lock: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)
    history: list = field(default_factory=list, repr=False)

    async def withdraw(self, amount):
        await asyncio.sleep(0.01)
        if amount > self.balance:
            raise InsufficientFunds(self.owner, amount - self.balance)
        self.balance -= amount
        self.history.append(-amount)

    async def deposit(self, amount):
        await asyncio.sleep(0.01)
        self.balance += amount
        self.history.append(amount)


async def transfer(source, target, amount):
    first, second = sorted((source, target), key=lambda a: a.owner)
    async with first.lock, second.lock:
        await source.withdraw(amount)
        await target.deposit(amount)
        return f"{source.owner}->{target.owner} {amount}"


async def main():
    accounts = {name: Account(name, 100) for name in ("ann", "bob", "cat")}
    plan = [("ann", "bob", 50), ("bob", "cat", 120), ("cat", "ann", 30), ("ann", "cat", 500), ("bob", "ann", 5), ("cat", "bob", 70)]
    results = await asyncio.gather(*(transfer(accounts[a], accounts[b], n) for a, b, n in plan), return_exceptions=True)
    for (a, b, n), result in zip(plan, results):
        match result:
            case InsufficientFunds(account=who, missing=m):
                print(f"refused {a}->{b} {n}: {who} lacks {m}")
            case str():
                print("done", result)
    for account in accounts.values():
        print(account, account.history, sum(account.history) + 100 == account.balance)
    print(f"total {sum(a.balance for a in accounts.values())} at {asyncio.get_running_loop().time():.2f}")


asyncio.run(main())
