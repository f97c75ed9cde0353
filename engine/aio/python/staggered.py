"""staggered_race: several ways to the same goal, each started a little after the one before."""

from asyncio import events
from asyncio import exceptions
from asyncio import futures
from asyncio import locks
from asyncio import tasks

__all__ = ('staggered_race',)


async def staggered_race(coro_fns, delay, *, loop=None):
    """(result of the first that succeeds, its index, [the exception of each that was started])."""
    loop = loop or events.get_running_loop()
    parent = tasks.current_task(loop)
    ways = enumerate(coro_fns)
    winner, winner_index = None, None
    unhandled, errors = [], []
    running = {}  # a dict for its order
    on_completed = None

    def task_done(task):
        running.pop(task, None)
        futures.future_discard_from_awaited_by(task, parent)
        if on_completed is not None and not on_completed.done() and not running:
            on_completed.set_result(None)
        if not task.cancelled() and task.exception() is not None:
            unhandled.append(task.exception())

    async def run_one(may_start, failed_before):
        await may_start.wait()
        if failed_before is not None:
            import contextlib  # here, so that `import asyncio` stays quick
            # Whatever comes first: the delay is over, or the way before has failed.
            with contextlib.suppress(exceptions.TimeoutError):
                await tasks.wait_for(failed_before.wait(), delay)
        try:
            index, coro_fn = next(ways)
        except StopIteration:
            return
        failed, next_may_start = locks.Event(), locks.Event()
        start(next_may_start, failed)
        errors.append(None)
        try:
            result = await coro_fn()
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            errors[index] = error
            failed.set()
            return
        nonlocal winner, winner_index
        winner, winner_index = result, index
        me = tasks.current_task(loop)
        for task in list(running):
            if task is not me:
                task.cancel()

    def start(may_start, failed_before):
        task = loop.create_task(run_one(may_start, failed_before))
        futures.future_add_to_awaited_by(task, parent)
        running[task] = None
        task.add_done_callback(task_done)
        may_start.set()

    cancellation = None
    try:
        start(locks.Event(), None)
        while running:
            on_completed = loop.create_future()
            try:
                await on_completed
            except exceptions.CancelledError as error:
                cancellation = error
                for task in list(running):
                    task.cancel(*error.args)
            on_completed = None
        if unhandled:
            raise ExceptionGroup('staggered race failed', unhandled)
        if cancellation is not None:
            raise cancellation
        return winner, winner_index, errors
    finally:
        del errors, cancellation, unhandled
