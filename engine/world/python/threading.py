"""Threads, simulated: a thread's function runs from start to end inside start()."""

import _asyncio

__all__ = ['get_ident', 'active_count', 'Condition', 'current_thread', 'enumerate', 'main_thread', 'TIMEOUT_MAX',
           'Event', 'Lock', 'RLock', 'Semaphore', 'BoundedSemaphore', 'Thread', 'Barrier', 'BrokenBarrierError',
           'Timer', 'ThreadError', 'setprofile', 'settrace', 'local', 'stack_size', 'excepthook', 'get_native_id']

TIMEOUT_MAX = 9223372036.0
ThreadError = RuntimeError


def _stuck(what):
    raise RuntimeError(f'deadlock: {what} would wait for ever, since no other thread is running')


class Lock:
    def __init__(self):
        self._locked = False

    def acquire(self, blocking=True, timeout=-1):
        if not self._locked:
            self._locked = True
            return True
        if not blocking:
            return False
        if timeout < 0:
            _stuck('Lock.acquire')
        import time
        time.sleep(timeout)
        return False

    def release(self):
        if not self._locked:
            raise RuntimeError('release unlocked lock')
        self._locked = False

    def locked(self):
        return self._locked

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.release()

    def __repr__(self):
        state = 'locked' if self._locked else 'unlocked'
        return f'<{state} _thread.lock object at {id(self):#x}>'


class RLock:
    def __init__(self):
        self._owner = None
        self._count = 0

    def acquire(self, blocking=True, timeout=-1):
        me = current_thread()
        if self._count and self._owner is not me:
            if blocking:
                _stuck('RLock.acquire')
            return False
        self._owner = me
        self._count += 1
        return True

    def release(self):
        if not self._count or self._owner is not current_thread():
            raise RuntimeError('cannot release un-acquired lock')
        self._count -= 1
        if not self._count:
            self._owner = None

    def locked(self):
        return self._count > 0

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.release()


class Event:
    def __init__(self):
        self._flag = False

    def is_set(self):
        return self._flag

    def set(self):
        self._flag = True

    def clear(self):
        self._flag = False

    def wait(self, timeout=None):
        if not self._flag:
            if timeout is None:
                _stuck('Event.wait')
            import time
            time.sleep(timeout)
        return self._flag


class Condition:
    def __init__(self, lock=None):
        self._lock = RLock() if lock is None else lock
        self.acquire = self._lock.acquire
        self.release = self._lock.release

    def __enter__(self):
        return self._lock.__enter__()

    def __exit__(self, *args):
        return self._lock.__exit__(*args)

    def wait(self, timeout=None):
        if timeout is None:
            _stuck('Condition.wait')
        import time
        time.sleep(timeout)
        return False

    def wait_for(self, predicate, timeout=None):
        result = predicate()
        if not result:
            self.wait(timeout)
            result = predicate()
        return result

    def notify(self, n=1):
        pass

    def notify_all(self):
        pass


class Semaphore:
    def __init__(self, value=1):
        if value < 0:
            raise ValueError('semaphore initial value must be >= 0')
        self._value = value

    def acquire(self, blocking=True, timeout=None):
        if self._value > 0:
            self._value -= 1
            return True
        if not blocking:
            return False
        if timeout is None:
            _stuck('Semaphore.acquire')
        import time
        time.sleep(timeout)
        return False

    def release(self, n=1):
        self._value += n

    def __enter__(self):
        return self.acquire()

    def __exit__(self, exc_type, exc_val, exc_tb):
        self.release()


class BoundedSemaphore(Semaphore):
    def __init__(self, value=1):
        super().__init__(value)
        self._initial_value = value

    def release(self, n=1):
        if self._value + n > self._initial_value:
            raise ValueError('Semaphore released too many times')
        self._value += n


class BrokenBarrierError(RuntimeError):
    pass


class Barrier:
    def __init__(self, parties, action=None, timeout=None):
        self._parties = parties
        self._action = action

    def wait(self, timeout=None):
        if self._parties > 1:
            _stuck('Barrier.wait')
        if self._action is not None:
            self._action()
        return 0


class local:
    """Attributes that each thread has for itself."""

    def __init__(self):
        object.__setattr__(self, '_by_thread', {})

    def _own(self):
        return self._by_thread.setdefault(id(current_thread()), {})

    def __getattr__(self, name):
        own = object.__getattribute__(self, '_by_thread').get(id(current_thread()), {})
        if name == '__dict__':
            return own
        try:
            return own[name]
        except KeyError:
            raise AttributeError(f"'{type(self).__name__}' object has no attribute '{name}'") from None

    def __setattr__(self, name, value):
        self._own()[name] = value

    def __delattr__(self, name):
        del self._own()[name]


_threads_made = 0
_idents = 0


class Thread:
    def __init__(self, group=None, target=None, name=None, args=(), kwargs=None, *, daemon=None, context=None):
        global _threads_made, _idents
        if name is None:
            _threads_made += 1
            name = f'Thread-{_threads_made}'
            if target is not None:
                name += f' ({getattr(target, "__name__", "")})'
        self._name = str(name)
        self._target = target
        self._args = args
        self._kwargs = {} if kwargs is None else kwargs
        self._daemonic = bool(daemon)
        self._started = False
        self._alive = False
        _idents += 1
        self._ident = 140000000000000 + _idents * 4096

    def __repr__(self):
        status = 'started' if self._alive else 'stopped' if self._started else 'initial'
        if self._daemonic:
            status += ' daemon'
        if self._started:
            status += f' {self._ident}'
        return f'<{type(self).__name__}({self._name}, {status})>'

    def start(self):
        if self._started:
            raise RuntimeError('threads can only be started once')
        self._started = self._alive = True
        try:
            self._run_as(self.run)
        except SystemExit:
            pass
        except BaseException as error:
            excepthook(_ExceptHookArgs((type(error), error, error.__traceback__, self)))
        finally:
            self._alive = False

    def _run_as(self, function, args=()):
        """Runs the function as if on this thread, where no event loop is running."""
        global _current
        outer, _current = _current, self
        loop = _asyncio._get_running_loop()
        _asyncio._set_running_loop(None)
        try:
            function(*args)
        finally:
            _asyncio._set_running_loop(loop)
            _current = outer

    def run(self):
        try:
            if self._target is not None:
                self._target(*self._args, **self._kwargs)
        finally:
            del self._target, self._args, self._kwargs

    def join(self, timeout=None):
        if not self._started:
            raise RuntimeError('cannot join thread before it is started')
        if self is _current:
            raise RuntimeError('cannot join current thread')

    def is_alive(self):
        return self._alive

    @property
    def name(self):
        return self._name

    @name.setter
    def name(self, name):
        self._name = str(name)

    getName = lambda self: self.name

    @property
    def ident(self):
        return self._ident if self._started else None

    native_id = ident

    @property
    def daemon(self):
        return self._daemonic

    @daemon.setter
    def daemon(self, daemonic):
        self._daemonic = daemonic

    def isDaemon(self):
        return self._daemonic


class Timer(Thread):
    def __init__(self, interval, function, args=None, kwargs=None):
        super().__init__(target=function, args=args or (), kwargs=kwargs)
        self.interval = interval

    def cancel(self):
        pass


class _MainThread(Thread):
    def __init__(self):
        super().__init__(name='MainThread')
        self._started = self._alive = True


class _ExceptHookArgs(tuple):
    exc_type = property(lambda self: self[0])
    exc_value = property(lambda self: self[1])
    exc_traceback = property(lambda self: self[2])
    thread = property(lambda self: self[3])


def excepthook(args, /):
    import sys
    sys.stderr.write(f'Exception in thread {args.thread.name}:\n' + _asyncio._format_exception(args.exc_value))


_main = _MainThread()
_current = _main


def current_thread():
    return _current


currentThread = current_thread


def main_thread():
    return _main


def get_ident():
    return _current._ident


get_native_id = get_ident


def active_count():
    return len(enumerate())


def enumerate():
    return [_main] if _current is _main else [_main, _current]


def settrace(func):
    pass


def setprofile(func):
    pass


def stack_size(size=0):
    return 0
