"""How futures are shown."""

from _asyncio import isfuture
from asyncio import format_helpers

_PENDING = 'PENDING'
_CANCELLED = 'CANCELLED'
_FINISHED = 'FINISHED'

_showing = set()


# What reprs name the callbacks that asyncio sets itself.
def _task_wakeup_callback():
    pass


_task_wakeup_callback.__qualname__ = 'Task.task_wakeup'


def _gather_done_callback():
    pass


_gather_done_callback.__qualname__ = 'gather.<locals>._done_callback'


def _gather_discard_callback():
    pass


_gather_discard_callback.__qualname__ = '_discard_awaited_by()'


def _run_until_complete_cb():
    pass


def _format_callbacks(callbacks):
    def shown(pair):
        return format_helpers._format_callback_source(pair[0], ())

    if len(callbacks) > 2:
        inside = f'{shown(callbacks[0])}, <{len(callbacks) - 2} more>, {shown(callbacks[-1])}'
    else:
        inside = ', '.join(shown(pair) for pair in callbacks)
    return f'cb=[{inside}]'


def _future_repr_info(future):
    info = [future._state.lower()]
    if future._state == _FINISHED:
        if future._exception is not None:
            info.append(f'exception={future._exception!r}')
        else:
            info.append(f'result={_short_repr(future._result)}')
    if future._callbacks:
        info.append(_format_callbacks(future._callbacks))
    if future._source_traceback:
        info.append(format_helpers._created_at(future._source_traceback))
    return info


def _short_repr(value):
    if value is None or isinstance(value, (bool, float)):
        return repr(value)
    if type(value) in (int, str):
        text = repr(value)
        if len(text) <= 30:
            return text
    import reprlib
    return reprlib.repr(value)


def _guarded(obj, describe):
    """'...' where an object is shown inside its own repr."""
    key = id(obj)
    if key in _showing:
        return '...'
    _showing.add(key)
    try:
        return f'<{type(obj).__name__} {" ".join(describe(obj))}>'
    finally:
        _showing.discard(key)


def _future_repr(future):
    return _guarded(future, _future_repr_info)
