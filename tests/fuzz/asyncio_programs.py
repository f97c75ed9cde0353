"""Writes random asyncio programs: trees of tasks that meet in locks, queues, barriers, groups, timeouts and threads,
are cancelled at any point, and fail.

The same seed gives the same program. Every program ends by itself: its main coroutine runs under a timeout, and a
coroutine calls only those that stand below it. Programs that wait for ever all the same (in a `finally`, say) have
no recording and are skipped by whoever records them.

What CPython decides by memory addresses does not occur: the sets that asyncio.wait returns are only counted and asked.
"""

import random

DELAYS = ["0", "0.1", "0.2", "0.3", "0.5", "1", "0.25"]
PRELUDE = '''\
import asyncio
import contextlib
import contextvars
import time

tasks = {{}}
variable = contextvars.ContextVar("variable", default="unset")


def note(*what):
    print(f"{{asyncio.get_running_loop().time():.2f}}", asyncio.current_task().get_name(), *what)


def show(results):
    return [repr(r) for r in results]


def report(future):
    print("done", future.cancelled() or repr(future.exception()))


def block(seconds, outcome):
    time.sleep(seconds)
    if isinstance(outcome, Exception):
        raise outcome
    return outcome


async def items(count, delay):
    try:
        for i in range(count):
            await asyncio.sleep(delay)
            yield i
    finally:
        await asyncio.sleep(0)
        print("items end")


class Turns:
    def __init__(self, count):
        self.count = count

    def __await__(self):
        for _ in range(self.count):
            yield
        return self.count

'''


class Writer:
    """Writes one program. Names of the primitives are fixed, so that any coroutine may meet any other in them."""

    def __init__(self, seed):
        self.random = random.Random(seed)
        self.seed = seed
        self.lines = []
        self.labels = 0

    def emit(self, depth, text):
        self.lines.append("    " * depth + text)

    def label(self):
        self.labels += 1
        return f"s{self.labels}"

    def delay(self):
        return self.random.choice(DELAYS)

    def program(self):
        self.emit(0, f"# A random program: seed {self.seed}.")
        self.lines += PRELUDE.format().splitlines()
        self.count = self.random.randint(3, 6)
        for number in reversed(range(self.count)):
            self.coroutine(number)
        self.main()
        return "\n".join(self.lines) + "\n"

    def coroutine(self, number):
        self.number = number
        self.emit(0, "")
        self.emit(0, f"async def w{number}(env, n={self.random.randint(0, 9)}):")
        self.block(1, self.random.randint(2, 5), nesting=0)
        if self.random.random() < 0.7:
            self.emit(1, f"return {self.random.choice(['n', number, repr('r%d' % number), 'None'])}")
        self.emit(0, "")

    def main(self):
        self.number = -1
        self.emit(0, "")
        self.emit(0, "async def body(env):")
        for _ in range(self.random.randint(4, 8)):
            # One statement that fails does not end the program.
            self.emit(1, "try:")
            self.statement(2, nesting=0)
            self.emit(1, "except (Exception, asyncio.CancelledError) as error:")
            self.emit(2, f"note({self.label()!r}, repr(error))")
        self.emit(0, "")
        self.lines += f'''
async def main():
    env = {{
        "lock": asyncio.Lock(),
        "sem": asyncio.Semaphore({self.random.randint(1, 2)}),
        "event": asyncio.Event(),
        "queue": asyncio.Queue({self.random.choice([0, 1, 2])}),
        "cond": asyncio.Condition(),
        "future": asyncio.get_running_loop().create_future(),
        "barrier": asyncio.Barrier({self.random.randint(1, 3)}),
        "bounded": asyncio.BoundedSemaphore(1),
        "priority": asyncio.PriorityQueue({self.random.choice([0, 1])}),
        "lifo": asyncio.LifoQueue(),
    }}
{self.settings()}
    try:
        async with asyncio.timeout(20):
            await body(env)
    except BaseException as error:
        note("main ends with", repr(error))
    for name, task in tasks.items():
        print(name, task.done(), task.cancelled(), task.cancelling())


{self.start()}'''.splitlines()

    def settings(self):
        """What main sets up before it begins: most programs leave everything as it is."""
        loop = "    asyncio.get_running_loop()"
        return self.random.choices([
            "    variable.set('main')",
            f"{loop}.set_task_factory(asyncio.eager_task_factory)",
            f'{loop}.set_exception_handler(lambda loop, context: print("handler", sorted(context), context["message"]))',
        ], [8, 2, 1])[0]

    def start(self):
        return self.random.choices([
            "asyncio.run(main())",
            "asyncio.run(main(), debug=True)",
            "with asyncio.Runner() as runner:\n    runner.run(main())\n    tasks.clear()\n    runner.run(main())",
        ], [8, 1, 1])[0]

    # --- Statements -------------------------------------------------------------------------------------------

    def block(self, depth, length, nesting):
        for _ in range(length):
            self.statement(depth, nesting)

    def statement(self, depth, nesting):
        simple = [self.sleep, self.note, self.spawn, self.cancel, self.queue, self.event, self.future, self.raise_error, self.call,
                  self.combine, self.await_task, self.callback, self.shield, self.other_queue, self.barrier, self.thread,
                  self.context, self.generator, self.task_state, self.turns, self.timer]
        compound = [self.try_block, self.with_primitive, self.timeout, self.group, self.loop, self.condition]
        weights = [5, 4, 4, 2, 3, 2, 1, 1, 3, 3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1]
        if nesting < 2 and self.random.random() < 0.4:
            self.random.choices(compound, [4, 3, 3, 2, 1, 1])[0](depth, nesting)
        else:
            self.random.choices(simple, weights)[0](depth)

    def target(self):
        """A call of a coroutine below this one, or a plain sleep."""
        if self.number + 1 >= self.count or self.random.random() < 0.15:
            return f"asyncio.sleep({self.delay()}, {self.label()!r})"
        number = self.random.randint(self.number + 1, self.count - 1)
        return f"w{number}(env, {self.random.randint(0, 9)})"

    def sleep(self, depth):
        self.emit(depth, f"await asyncio.sleep({self.delay()})")

    def note(self, depth):
        self.emit(depth, f"note({self.label()!r})")

    def spawn(self, depth):
        name = self.label()
        eager = ", eager_start=True" if self.random.random() < 0.1 else ""
        self.emit(depth, f"tasks[{name!r}] = asyncio.create_task({self.target()}, name={name!r}{eager})")
        if self.random.random() < 0.2:
            self.emit(depth, f"tasks[{name!r}].add_done_callback(report)")

    def pick(self):
        return f"list(tasks.values())[{self.random.randint(0, 5)} % len(tasks)]"

    def cancel(self, depth):
        self.emit(depth, "if tasks:")
        message = self.random.choice(["", repr(self.label())])
        self.emit(depth + 1, f'note("cancel", {self.pick()}.cancel({message}))')

    def await_task(self, depth):
        self.emit(depth, f"if tasks and (t := {self.pick()}) is not asyncio.current_task():")
        self.emit(depth + 1, f"note({self.label()!r}, repr(await t))")

    def shield(self, depth):
        self.emit(depth, f"note({self.label()!r}, repr(await asyncio.shield({self.target()})))")

    def queue(self, depth):
        choice = self.random.randint(0, 3)
        if choice == 0:
            self.emit(depth, f'await env["queue"].put({self.label()!r})')
        elif choice == 1:
            get = self.random.choice(['env["queue"].get()', f'asyncio.wait_for(env["queue"].get(), {self.delay()})'])
            self.emit(depth, f'note("got", await {get})')
        elif choice == 2:
            self.emit(depth, f'note("queue", env["queue"].qsize(), env["queue"].empty() or env["queue"].get_nowait())')
        else:
            self.emit(depth, f'env["queue"].full() or env["queue"].put_nowait({self.label()!r})')

    def event(self, depth):
        self.emit(depth, self.random.choice([
            'env["event"].set()', 'env["event"].clear()', 'await env["event"].wait()',
            f'note("event", await asyncio.wait_for(env["event"].wait(), {self.delay()}))']))

    def future(self, depth):
        self.emit(depth, self.random.choice([
            'env["future"].done() or env["future"].set_result("set")',
            'note("future", await asyncio.wait({env["future"]}, timeout=0.5) and env["future"].done())',
            'note("future", repr(await env["future"]))',
        ]))

    def callback(self, depth):
        how = self.random.choice([f"call_later({self.delay()}, ", "call_soon("])
        self.emit(depth, f'asyncio.get_running_loop().{how}print, "callback", {self.label()!r})')

    def raise_error(self, depth):
        self.emit(depth, f"if n % {self.random.randint(2, 4)} == 0:" if self.number >= 0 else "if len(tasks) > 1:")
        self.emit(depth + 1, f"raise {self.random.choice(['ValueError', 'KeyError', 'RuntimeError'])}({self.label()!r})")

    def call(self, depth):
        self.emit(depth, f"note({self.label()!r}, repr(await {self.target()}))")

    def combine(self, depth):
        calls = ", ".join(self.target() for _ in range(self.random.randint(1, 3)))
        choice = self.random.randint(0, 6)
        if choice == 0:
            self.emit(depth, f"note({self.label()!r}, await asyncio.gather({calls}))")
        elif choice == 1:
            self.emit(depth, f"note({self.label()!r}, show(await asyncio.gather({calls}, return_exceptions=True)))")
        elif choice == 2:
            self.emit(depth, f"note({self.label()!r}, repr(await asyncio.wait_for({self.target()}, {self.delay()})))")
        elif choice == 3:
            mode = self.random.choice(["FIRST_COMPLETED", "FIRST_EXCEPTION", "ALL_COMPLETED"])
            limit = self.random.choice(["None", self.delay()])
            self.emit(depth, f"batch = [asyncio.ensure_future(c) for c in ({calls},)]")
            self.emit(depth, f"done, pending = await asyncio.wait(batch, return_when=asyncio.{mode}, timeout={limit})")
            self.emit(depth, f"note({self.label()!r}, len(done), len(pending))")
            if self.random.random() < 0.3:
                self.emit(depth, f"note([t.cancel({self.label()!r}) for t in batch if t in pending])")
        elif choice == 4:
            self.emit(depth, f"for c in asyncio.as_completed([{calls}], timeout={self.random.choice(['None', self.delay()])}):")
            self.emit(depth + 1, f"note({self.label()!r}, repr(await c))")
        elif choice == 5 and self.number >= 0:
            self.emit(depth, f"g = asyncio.gather({calls}, return_exceptions={self.random.random() < 0.5})")
            self.emit(depth, f"asyncio.get_running_loop().call_later({self.delay()}, g.cancel)")
            self.emit(depth, f"note({self.label()!r}, show(await g))")
        else:
            self.emit(depth, f"async for c in asyncio.as_completed([{calls}]):")
            self.emit(depth + 1, f"note({self.label()!r}, repr(await c))")

    def other_queue(self, depth):
        number = self.random.randint(0, 9)
        self.emit(depth, self.random.choice([
            f'env["priority"].put_nowait({number}) if not env["priority"].full() else note("full")',
            f'await env["priority"].put({number})',
            'note("priority", await env["priority"].get())',
            f'env["lifo"].put_nowait({number})',
            'note("lifo", await env["lifo"].get())',
            f'await asyncio.wait_for(env["lifo"].join(), {self.delay()})',
            'env["lifo"].task_done()',
            f'env["lifo"].shutdown(immediate={self.random.random() < 0.5})',
            'note(env["queue"], env["priority"])',
        ]))

    def barrier(self, depth):
        self.emit(depth, self.random.choice([
            'note("barrier", await env["barrier"].wait())',
            f'note("barrier", await asyncio.wait_for(env["barrier"].wait(), {self.delay()}))',
            'await env["barrier"].reset()',
            'await env["barrier"].abort()',
            'note(env["barrier"].n_waiting, env["barrier"].broken)',
        ]))

    def thread(self, depth):
        outcome = self.random.choice([repr(self.label()), f"ValueError({self.label()!r})"])
        call = self.random.choice(["asyncio.to_thread(block, ", "asyncio.get_running_loop().run_in_executor(None, block, "])
        wait = self.random.choice(["{}", "asyncio.wait_for({}, 0.25)", "asyncio.shield({})"])
        call = wait.format(f"{call}{self.delay()}, {outcome})")
        self.emit(depth, f"note('thread', await {call})")

    def context(self, depth):
        self.emit(depth, self.random.choice([
            f"variable.set({self.label()!r})",
            "note(variable.get())",
            f"tasks[{self.label()!r}] = asyncio.create_task({self.target()}, context=contextvars.copy_context())",
        ]))

    def generator(self, depth):
        source = f"items({self.random.randint(1, 3)}, {self.delay()})"
        choice = self.random.randint(0, 2)
        if choice == 0:
            self.emit(depth, f"note([i async for i in {source}])")
            return
        if choice == 1:
            self.emit(depth, f"async for i in {source}:")
        else:
            self.emit(depth, f"async with contextlib.aclosing({source}) as source:")
            depth += 1
            self.emit(depth, "async for i in source:")
        self.emit(depth + 1, f"note({self.label()!r}, i)")
        if self.random.random() < 0.5:
            self.emit(depth + 1, "break")

    def task_state(self, depth):
        self.emit(depth, self.random.choice([
            "note(asyncio.current_task())",
            "note(asyncio.current_task().cancelling(), asyncio.current_task().uncancel())",
            "asyncio.current_task().cancel('self')",
            "note(len(asyncio.all_tasks()), [t for t in tasks.values()][:2])",
            "raise asyncio.CancelledError('by hand')",
            "asyncio.current_task().set_name(asyncio.current_task().get_name() + '+')",
        ]))

    def turns(self, depth):
        self.emit(depth, f"note('turns', await Turns({self.random.randint(0, 3)}))")

    def timer(self, depth):
        self.emit(depth, self.random.choice([
            f"asyncio.get_running_loop().call_later({self.delay()}, asyncio.current_task().cancel)",
            f"asyncio.get_running_loop().call_later({self.delay()}, print, 'never').cancel()",
            f"asyncio.get_running_loop().call_at({self.delay()}, block, {self.delay()}, {self.label()!r})",
            f"asyncio.get_running_loop().call_soon(block, 0, ValueError({self.label()!r}))",
            f"time.sleep({self.delay()})",
        ]))

    def try_block(self, depth, nesting):
        self.emit(depth, "try:")
        self.block(depth + 1, self.random.randint(1, 3), nesting + 1)
        kinds = self.random.choice(["Exception", "ValueError", "asyncio.CancelledError", "(TimeoutError, KeyError)", "BaseException", None])
        if kinds:
            self.emit(depth, f"except {kinds} as error:")
            self.emit(depth + 1, f"note({self.label()!r}, repr(error))")
            if self.random.random() < 0.3:
                self.block(depth + 1, 1, nesting + 1)
            if self.random.random() < 0.4:
                self.emit(depth + 1, self.random.choice(["raise", "raise", 'raise RuntimeError("other") from error']))
        if kinds is None or self.random.random() < 0.4:
            self.emit(depth, "finally:")
            self.emit(depth + 1, f"note({self.label()!r}, 'finally')")
            if self.random.random() < 0.3:
                self.sleep(depth + 1)

    def with_primitive(self, depth, nesting):
        self.emit(depth, f'async with env[{self.random.choice(["lock", "sem", "lock", "sem", "bounded"])!r}]:')
        self.block(depth + 1, self.random.randint(1, 2), nesting + 1)

    def timeout(self, depth, nesting):
        if self.random.random() < 0.2:
            self.emit(depth, f"async with asyncio.timeout({self.delay()}) as limit:")
            how = self.random.choice(["None", f"asyncio.get_running_loop().time() + {self.delay()}"])
            self.emit(depth + 1, f"limit.reschedule({how})")
        else:
            self.emit(depth, f"async with asyncio.timeout({self.delay()}):")
        self.block(depth + 1, self.random.randint(1, 3), nesting + 1)

    def group(self, depth, nesting):
        self.emit(depth, "async with asyncio.TaskGroup() as group:")
        for _ in range(self.random.randint(1, 3)):
            name = self.label()
            self.emit(depth + 1, f"tasks[{name!r}] = group.create_task({self.target()}, name={name!r})")
        if self.random.random() < 0.5:
            self.block(depth + 1, 1, nesting + 1)

    def loop(self, depth, nesting):
        self.emit(depth, f"for i in range({self.random.randint(1, 3)}):")
        self.block(depth + 1, self.random.randint(1, 2), nesting + 1)

    def condition(self, depth, nesting):
        self.emit(depth, 'async with env["cond"]:')
        self.emit(depth + 1, self.random.choice([
            'await env["cond"].wait()', 'env["cond"].notify()', 'env["cond"].notify_all()',
            'await env["cond"].wait_for(lambda: len(tasks) > 3)',
            'note("cond", await asyncio.wait_for(env["cond"].wait(), 0.5))']))


def write(seed):
    return Writer(seed).program()


if __name__ == "__main__":
    import sys

    print(write(int(sys.argv[1])), end="")
