# A publish-subscribe bus with decorators, priorities and asynchronous handlers.
import asyncio
import functools
import inspect
from collections import defaultdict


class Bus:
    def __init__(self):
        self.handlers = defaultdict(list)
        self.trace = []

    def on(self, event, *, priority=0):
        def register(f):
            self.handlers[event].append((priority, len(self.handlers[event]), f))
            self.handlers[event].sort(key=lambda entry: (-entry[0], entry[1]))

            @functools.wraps(f)
            def wrapper(*args, **kwargs):
                return f(*args, **kwargs)

            return wrapper

        return register

    async def emit(self, event, /, **payload):
        results = []
        for _, _, handler in self.handlers[event]:
            outcome = handler(**payload)
            if inspect.isawaitable(outcome):
                outcome = await outcome
            self.trace.append((event, handler.__name__))
            if outcome is StopIteration:
                break
            results.append(outcome)
        return results


bus = Bus()


@bus.on("order", priority=5)
async def reserve(item, count=1):
    await asyncio.sleep(0.2)
    print("reserved", count, item)
    return count


@bus.on("order")
def bill(item, count=1):
    print("billed", item)
    return count * 2.5


@bus.on("order", priority=10)
def validate(item, **rest):
    if item == "forbidden":
        print("refused")
        return StopIteration
    return "ok"


@bus.on("shipped")
async def notify(**details):
    await bus.emit("mail", to="customer", **details)
    return details


@bus.on("mail")
def mail(to, **details):
    print("mail to", to, sorted(details.items()))


async def main():
    print(await bus.emit("order", item="tea", count=3))
    print(await bus.emit("order", item="forbidden"))
    print(await asyncio.gather(bus.emit("shipped", id=7), bus.emit("order", item="mug"), bus.emit("nothing")))
    try:
        await bus.emit("order", count=1)
    except TypeError as error:
        print(str(error).replace("validate()", "handler"))
    print(bus.trace, bill.__name__, reserve.__wrapped__.__name__)


asyncio.run(main())
