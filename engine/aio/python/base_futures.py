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
    return _limited_repr(value, 6)


def _sorted_if_possible(items):
    try:
        return sorted(items)
    except Exception:
        return list(items)


def _limited_repr(value, level):
    """reprlib.repr, without its module: containers are cut after a few items, texts in the middle."""
    kind = type(value)
    for container, opening, closing, most in ((list, '[', ']', 6), (tuple, '(', ')', 6), (set, '{', '}', 6),
                                              (frozenset, 'frozenset({', '})', 6)):
        if kind is not container:
            continue
        if not value:
            return repr(value)
        if level <= 0:
            return opening + '...' + closing
        items = _sorted_if_possible(value) if kind in (set, frozenset) else value
        parts = [_limited_repr(item, level - 1) for item in list(items)[:most]]
        if len(value) > most:
            parts.append('...')
        elif kind is tuple and len(value) == 1:
            closing = ',)'
        return opening + ', '.join(parts) + closing
    if kind is dict:
        if not value:
            return '{}'
        if level <= 0:
            return '{...}'
        parts = [f'{_limited_repr(key, level - 1)}: {_limited_repr(value[key], level - 1)}'
                 for key in _sorted_if_possible(value)[:4]]
        if len(value) > 4:
            parts.append('...')
        return '{' + ', '.join(parts) + '}'
    text = repr(value[:30]) if kind is str else repr(value)
    limit = 40 if kind is int else 30
    if len(text) <= limit:
        return text
    if kind is str:
        text = repr(value[:14] + value[len(value) - 13:])
    head = (limit - 3) // 2
    return text[:head] + '...' + text[len(text) - (limit - 3 - head):]


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
