"""Runs one Python program under the real CPython on a virtual clock and tells what happened.

    python3.14 virtual_loop.py FILE      prints a JSON object: stdout, stderr, status, end, steps

This is the definition of the clock that the engine must agree with:

- Time counts whole nanoseconds and moves only when something waits: `time.sleep` moves it at once, the event
  loop moves it to the next deadline when nothing is ready. All clocks of `time` read it; `time.time` starts
  at EPOCH.
- Timers that are due at the same instant fire in the order in which they were set. (A heap alone is not
  stable, and on a virtual clock equal deadlines are common.)
- A function given to an executor runs at once; its future completes after the virtual time that it took.
- A step is one run of a task's coroutine by the loop: its first step, or a wake-up.
- Where asyncio itself goes through a set of tasks (to cancel those of a TaskGroup or of a finished main, to wait for
  some) or of asynchronous generators (to close them), it does so in the order of their creation. CPython's order
  there follows from memory addresses.

Only names inside the running interpreter are replaced; CPython's own asyncio does the scheduling.
"""

import asyncio
import asyncio.base_events
import asyncio.events
import gc
import io
import itertools
import json
import linecache
import os
import sys
import time
import traceback
import types
import weakref

EPOCH = 1_700_000_000.0
NANOSECOND_DIGITS = 9


class VirtualClock:
    """Seconds since the start of the run, always rounded to whole nanoseconds."""

    def __init__(self):
        self.now = 0.0

    def advance(self, seconds):
        self.now = round(self.now + seconds, NANOSECOND_DIGITS)


class TimeSelector:
    """Stands where the loop expects a selector: no file is ever ready, and waiting moves the clock."""

    def __init__(self, clock):
        self._clock = clock

    def select(self, timeout):
        if timeout is None:
            raise RuntimeError("deadlock: nothing is ready and no timer is set")
        if timeout > 0:
            self._clock.advance(timeout)
        return []

    def close(self):
        pass


def make_loop_class(clock, creations):
    serials = itertools.count()

    class VirtualLoop(asyncio.base_events.BaseEventLoop):
        def __init__(self):
            super().__init__()
            self._selector = TimeSelector(clock)
            self._clock_resolution = 1e-9
            self._asyncgens.data = OrderedSet()

        def time(self):
            return clock.now

        def call_at(self, when, callback, *args, context=None):
            return super().call_at(round(when, NANOSECOND_DIGITS), callback, *args, context=context)

        def create_task(self, coro, **kwargs):
            serial = next(serials)  # before an eager task runs, and makes others
            task = super().create_task(coro, **kwargs)
            creations[task] = serial
            if task._source_traceback:  # debug mode: this frame is no part of the program
                del task._source_traceback[-1]
            return task

        def run_in_executor(self, executor, func, *args):
            future = self.create_future()
            began = clock.now
            result = error = None
            try:
                result = func(*args)
            except BaseException as raised:  # whatever it is belongs to the future
                error = raised
            took = round(clock.now - began, NANOSECOND_DIGITS)
            clock.now = began

            def complete():
                if future.done():
                    return
                if error is not None:
                    future.set_exception(error)
                else:
                    future.set_result(result)

            self.call_later(took, complete)
            return future

        async def shutdown_default_executor(self, timeout=None):
            pass

        def add_signal_handler(self, *args):
            raise NotImplementedError

        # No threads and no files: nothing to wake up, nothing to process.
        def _write_to_self(self):
            pass

        def _process_events(self, events):
            pass

    return VirtualLoop


def replace_clocks(clock):
    def sleep(seconds):
        if seconds < 0:
            raise ValueError("sleep length must be non-negative")
        clock.advance(seconds)

    def seconds():
        return clock.now

    def nanoseconds():
        return int(clock.now * 1e9)

    time.sleep = sleep
    time.monotonic = time.perf_counter = time.process_time = seconds
    time.monotonic_ns = time.perf_counter_ns = nanoseconds
    time.time = lambda: EPOCH + clock.now


def restore_asyncio_under_pyodide():
    """Pyodide runs Python inside a browser's loop and replaces asyncio.run: put CPython's own back."""
    if sys.platform != "emscripten":
        return
    import importlib

    import asyncio.runners

    runners = importlib.reload(asyncio.runners)
    asyncio.run, asyncio.Runner = runners.run, runners.Runner
    asyncio._set_running_loop(None)
    asyncio.events.set_event_loop(None)


def break_ties_by_creation():
    serials = itertools.count()
    plain_init = asyncio.events.TimerHandle.__init__

    class TimerHandle(asyncio.events.TimerHandle):
        __slots__ = ("_serial",)

        def __init__(self, *args, **kwargs):
            plain_init(self, *args, **kwargs)
            self._serial = next(serials)

        def __lt__(self, other):
            return (self._when, self._serial) < (other._when, other._serial)

    TimerHandle.__qualname__ = "TimerHandle"
    asyncio.events.TimerHandle = TimerHandle


class OrderedSet(dict):
    """As much of a set as asyncio asks for, in the order of insertion."""

    def __init__(self, items=()):
        super().__init__(dict.fromkeys(items))

    def add(self, item):
        self[item] = None

    def discard(self, item):
        self.pop(item, None)


def order_sets_of_tasks(creations):
    """`creations`: the serial number of each task."""
    all_tasks = asyncio.tasks.all_tasks

    def ordered_tasks(loop=None):
        return sorted(all_tasks(loop), key=lambda task: creations.get(task, 0))

    def set_of(*items):  # an empty one is for the program, which gets it from asyncio.wait
        return OrderedSet(*items) if items else set()

    asyncio.tasks.set = set_of
    asyncio.taskgroups.set = OrderedSet
    # asyncio.runners reaches it through the module, the program through the package.
    asyncio.tasks.all_tasks = ordered_tasks


def task_of(handle):
    """The task whose step `handle` runs, or None if it is another callback."""
    callback = getattr(handle, "_callback", None)
    owner = getattr(callback, "__self__", None)
    if not isinstance(owner, asyncio.Task):
        return None
    # The C task's first step is a callable without a name, its wake-up has one.
    step_names = ("task_wakeup", "__wakeup", "__step")
    return owner if getattr(callback, "__name__", "task_wakeup") in step_names else None


def record_steps(clock, steps):
    plain_run = asyncio.events.Handle._run

    def run(self):
        task = None if self._cancelled else task_of(self)
        if task is not None:
            steps.append([round(clock.now, NANOSECOND_DIGITS), task.get_name()])
        return plain_run(self)

    asyncio.events.Handle._run = run
    asyncio.events.TimerHandle._run = run


def install(clock, steps):
    replace_clocks(clock)
    restore_asyncio_under_pyodide()
    creations = weakref.WeakKeyDictionary()
    asyncio.new_event_loop = asyncio.events.new_event_loop = make_loop_class(clock, creations)
    order_sets_of_tasks(creations)
    break_ties_by_creation()
    record_steps(clock, steps)


def exit_status(code):
    if code is None:
        return 0
    return code if isinstance(code, int) else 1


def run_program(source, filename):
    clock, steps = VirtualClock(), []
    install(clock, steps)
    stdout, stderr = io.StringIO(), io.StringIO()
    saved = sys.stdout, sys.stderr, sys.argv, sys.modules.get("__main__")
    module = types.ModuleType("__main__")
    module.__file__ = filename
    linecache.cache[filename] = (len(source), None, source.splitlines(True), filename)
    sys.path[0] = os.path.dirname(os.path.abspath(filename))  # modules beside the program can be imported
    sys.stdout, sys.stderr, sys.argv = stdout, stderr, [filename]
    sys.modules["__main__"] = module
    status = 0
    try:
        exec(compile(source, filename, "exec"), module.__dict__)
    except SystemExit as request:
        status = exit_status(request.code)
    except BaseException as error:
        own_frames = error.__traceback__.tb_next if error.__traceback__ else None
        traceback.print_exception(type(error), error, own_frames, file=stderr)
        status = 1
    finally:
        # The interpreter's own end: drop the module's names, then whatever only cycles kept alive.
        module.__dict__.clear()
        gc.collect()
        sys.stdout, sys.stderr, sys.argv = saved[:3]
        if saved[3] is not None:
            sys.modules["__main__"] = saved[3]
    return {
        "stdout": stdout.getvalue(),
        "stderr": stderr.getvalue(),
        "status": status,
        "end": round(clock.now, NANOSECOND_DIGITS),
        "python": "%d.%d" % sys.version_info[:2],
        "steps": steps,
    }


if __name__ == "__main__":
    with open(sys.argv[1], encoding="utf-8") as program:
        text = program.read()
    json.dump(run_program(text, sys.argv[1]), sys.stdout)
