# Runner: one loop for several runs, one context, close, and what is refused.
import asyncio
import contextvars

var = contextvars.ContextVar("var", default="unset")


async def change(value):
    before = var.get()
    var.set(value)
    return before


async def show():
    return var.get(), asyncio.current_task().get_name()


with asyncio.Runner() as runner:
    print(runner.run(change("first")), runner.run(show()), var.get())
    context = contextvars.copy_context()
    print(runner.run(change("other"), context=context), runner.run(show()), context[var])
    print(runner.get_loop() is runner.get_loop(), runner.get_loop().is_running())
    try:
        runner.run(5)
    except TypeError as error:
        print(error)
    except ValueError as error:
        print(error)

    async def nested():
        coroutine = show()
        try:
            runner.run(coroutine)
        except RuntimeError as error:
            print(error)
        coroutine.close()

    runner.run(nested())
try:
    runner.run(show())
except RuntimeError as error:
    print(error)
try:
    runner.get_loop()
except RuntimeError as error:
    print(error)
runner.close()
made = []


def factory():
    loop = asyncio.new_event_loop()
    made.append(loop)
    return loop


with asyncio.Runner(loop_factory=factory, debug=True) as runner:
    print(runner.get_loop() is made[0], made[0].get_debug())


async def awaitable_main():
    class Awaitable:
        def __await__(self):
            yield from asyncio.sleep(0.5).__await__()
            return "awaited"

    return Awaitable


class Direct:
    def __await__(self):
        yield from asyncio.sleep(0.5).__await__()
        return "direct"


print(asyncio.run(Direct()))
print(asyncio.run(show(), loop_factory=factory), len(made))
