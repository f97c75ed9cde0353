"""Executors. A submitted function runs at once, on a simulated thread, before submit() returns."""

import threading

import _asyncio

__all__ = ['FIRST_COMPLETED', 'FIRST_EXCEPTION', 'ALL_COMPLETED', 'CancelledError', 'TimeoutError',
           'InvalidStateError', 'BrokenExecutor', 'Future', 'Executor', 'wait', 'as_completed',
           'ProcessPoolExecutor', 'ThreadPoolExecutor']

FIRST_COMPLETED = 'FIRST_COMPLETED'
FIRST_EXCEPTION = 'FIRST_EXCEPTION'
ALL_COMPLETED = 'ALL_COMPLETED'


class Error(Exception):
    """Base of this module's errors."""


class CancelledError(Error):
    """The future was cancelled."""


class InvalidStateError(Error):
    """Not allowed in this state."""


class BrokenExecutor(RuntimeError):
    """The executor can run nothing any more."""


class BrokenThreadPool(BrokenExecutor):
    """A thread could not be set up."""


TimeoutError = TimeoutError

for _class in (Error, CancelledError, InvalidStateError, BrokenExecutor):
    _class.__module__ = 'concurrent.futures._base'
BrokenThreadPool.__module__ = 'concurrent.futures.thread'
del _class

_PENDING, _RUNNING, _CANCELLED, _NOTIFIED, _FINISHED = (
    'PENDING', 'RUNNING', 'CANCELLED', 'CANCELLED_AND_NOTIFIED', 'FINISHED')


class Future:
    """The outcome of a call, perhaps one that is still to come."""

    def __init__(self):
        self._state = _PENDING
        self._result = None
        self._exception = None
        self._done_callbacks = []

    def __repr__(self):
        state = self._state.lower()
        if self._state == _CANCELLED or self._state == _NOTIFIED:
            state = 'cancelled'
        text = f'<Future at {id(self):#x} state={state}'
        if self._state == _FINISHED:
            if self._exception is not None:
                text += f' raised {type(self._exception).__name__}'
            else:
                text += f' returned {type(self._result).__name__}'
        return text + '>'

    def _invoke_callbacks(self):
        for callback in self._done_callbacks:
            self._call(callback)

    def _call(self, callback):
        try:
            callback(self)
        except Exception:
            import logging
            logging.getLogger('concurrent.futures').exception('exception calling callback for %r', self)

    def cancel(self):
        if self._state in (_RUNNING, _FINISHED):
            return False
        if self._state in (_CANCELLED, _NOTIFIED):
            return True
        self._state = _CANCELLED
        self._invoke_callbacks()
        return True

    def cancelled(self):
        return self._state in (_CANCELLED, _NOTIFIED)

    def running(self):
        return self._state == _RUNNING

    def done(self):
        return self._state in (_CANCELLED, _NOTIFIED, _FINISHED)

    def add_done_callback(self, fn):
        if self.done():
            self._call(fn)
        else:
            self._done_callbacks.append(fn)

    def _outcome(self, timeout):
        if self.cancelled():
            raise CancelledError()
        if self._state != _FINISHED:
            if timeout is None:
                raise RuntimeError('deadlock: this future will never be done, since every thread has ended')
            import time
            time.sleep(timeout)
            raise TimeoutError()

    def result(self, timeout=None):
        try:
            self._outcome(timeout)
            if self._exception is not None:
                raise self._exception
            return self._result
        finally:
            self = None

    def exception(self, timeout=None):
        self._outcome(timeout)
        return self._exception

    def set_running_or_notify_cancel(self):
        if self._state == _CANCELLED:
            self._state = _NOTIFIED
            return False
        if self._state == _PENDING:
            self._state = _RUNNING
            return True
        raise RuntimeError('Future in unexpected state')

    def _finish(self):
        if self.done():
            raise InvalidStateError(f'{self._state}: {self!r}')
        self._state = _FINISHED

    def set_result(self, result):
        self._finish()
        self._result = result
        self._invoke_callbacks()

    def set_exception(self, exception):
        self._finish()
        self._exception = exception
        self._invoke_callbacks()


Future.__module__ = 'concurrent.futures._base'


class Executor:
    """What runs functions for others."""

    def submit(self, fn, /, *args, **kwargs):
        raise NotImplementedError()

    def map(self, fn, *iterables, timeout=None, chunksize=1, buffersize=None):
        futures = [self.submit(fn, *args) for args in zip(*iterables)]

        def results():
            for future in futures:
                yield future.result()

        return results()

    def shutdown(self, wait=True, *, cancel_futures=False):
        pass

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.shutdown(wait=True)
        return False


class ThreadPoolExecutor(Executor):
    """Runs functions on simulated threads."""

    _pools = 0

    def __init__(self, max_workers=None, thread_name_prefix='', initializer=None, initargs=(), **ctxkwargs):
        if max_workers is None:
            max_workers = 8
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        if not thread_name_prefix:
            thread_name_prefix = f'ThreadPoolExecutor-{ThreadPoolExecutor._pools}'
            ThreadPoolExecutor._pools += 1
        self._thread_name_prefix = thread_name_prefix
        self._initializer = initializer
        self._initargs = initargs
        self._shutdown = False
        self._worker = None

    def submit(self, fn, /, *args, **kwargs):
        if self._shutdown:
            raise RuntimeError('cannot schedule new futures after shutdown')
        future = Future()
        future.set_running_or_notify_cancel()
        result = error = None

        def work():
            nonlocal result, error
            try:
                result = fn(*args, **kwargs)
            except BaseException as raised:
                error = raised

        if self._worker is None:
            self._worker = threading.Thread(name=f'{self._thread_name_prefix}_0')
            if self._initializer is not None:
                self._worker._run_as(self._initializer, self._initargs)
        self._worker._run_as(work)
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(result)
        return future

    def shutdown(self, wait=True, *, cancel_futures=False):
        self._shutdown = True


ThreadPoolExecutor.__module__ = 'concurrent.futures.thread'


class ProcessPoolExecutor(ThreadPoolExecutor):
    """The same: there are no processes here."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *,
                 max_tasks_per_child=None):
        super().__init__(max_workers, '', initializer, initargs)


ProcessPoolExecutor.__module__ = 'concurrent.futures.process'


class InterpreterPoolExecutor(ThreadPoolExecutor):
    """The same again."""


class DoneAndNotDoneFutures(tuple):
    """What wait() returns."""

    __slots__ = ()

    def __new__(cls, done, not_done):
        return tuple.__new__(cls, (done, not_done))

    done = property(lambda self: self[0])
    not_done = property(lambda self: self[1])

    def __repr__(self):
        return f'DoneAndNotDoneFutures(done={self[0]!r}, not_done={self[1]!r})'


def wait(fs, timeout=None, return_when=ALL_COMPLETED):
    fs = list(dict.fromkeys(fs))
    done = {f for f in fs if f.done()}
    return DoneAndNotDoneFutures(done, {f for f in fs if not f.done()})


def as_completed(fs, timeout=None):
    for future in list(dict.fromkeys(fs)):
        yield future
