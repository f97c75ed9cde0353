"""What counts as a coroutine, and how reprs show one."""

import types

import _asyncio

__all__ = ('iscoroutinefunction', 'iscoroutine')

_is_coroutine = object()


def iscoroutinefunction(func):
    from asyncio.events import _warn_deprecated
    _warn_deprecated('asyncio.iscoroutinefunction', "; use inspect.iscoroutinefunction() instead")
    return _iscoroutinefunction(func)


def _iscoroutinefunction(func):
    import inspect
    return inspect.iscoroutinefunction(func) or getattr(func, '_is_coroutine', None) is _is_coroutine


def iscoroutine(obj):
    if isinstance(obj, types.CoroutineType):
        return True
    kind = type(obj)
    # collections.abc.Coroutine recognises whoever has these methods.
    return all(hasattr(kind, name) for name in ('__await__', 'send', 'throw', 'close'))


def _classify_awaitable(obj):
    """True: a coroutine. False: something else that can be awaited. None: neither."""
    if iscoroutine(obj):
        return True
    if hasattr(type(obj), '__await__'):
        return False
    if isinstance(obj, types.GeneratorType) and obj.gi_code.co_flags & 0x100:
        return False
    return None


def _format_coroutine(coro):
    name = getattr(coro, '__qualname__', None) or getattr(coro, '__name__', None)
    if not name:
        name = f'<{type(coro).__name__} without __name__>'
    name += '()'
    if _asyncio._is_native_coroutine(coro):
        return name + (' done, defined' if _asyncio._is_finished(coro) else ' running')
    code = getattr(coro, 'cr_code', None) or getattr(coro, 'gi_code', None)
    if not code:
        running = getattr(coro, 'cr_running', None)
        if running is None:
            running = getattr(coro, 'gi_running', False)
        return name + ' running' if running else name
    frame = getattr(coro, 'gi_frame', None) or getattr(coro, 'cr_frame', None)
    if _asyncio._is_library_code(code):
        return f'{name} running' if frame is not None else f'{name} done, defined'
    if frame is not None:
        return f'{name} running at {code.co_filename}:{frame.f_lineno}'
    return f'{name} done, defined at {code.co_filename}:{code.co_firstlineno}'
