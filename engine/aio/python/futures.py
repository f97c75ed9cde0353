"""Futures; the class itself is native."""

from _asyncio import Future, future_add_to_awaited_by, future_discard_from_awaited_by, isfuture
from asyncio import events
from asyncio import exceptions
from asyncio.base_futures import _CANCELLED, _FINISHED, _PENDING

__all__ = ('Future', 'wrap_future', 'isfuture', 'future_add_to_awaited_by', 'future_discard_from_awaited_by')

_PyFuture = _CFuture = Future
_py_future_add_to_awaited_by = _c_future_add_to_awaited_by = future_add_to_awaited_by
_py_future_discard_from_awaited_by = _c_future_discard_from_awaited_by = future_discard_from_awaited_by


def _get_loop(fut):
    get_loop = getattr(fut, 'get_loop', None)
    return get_loop() if get_loop is not None else fut._loop


def _set_result_unless_cancelled(fut, result):
    if not fut.cancelled():
        fut.set_result(result)


def _convert_error(error):
    """concurrent.futures' own exceptions become asyncio's."""
    import concurrent.futures
    if type(error) is concurrent.futures.CancelledError:
        return exceptions.CancelledError(*error.args).with_traceback(error.__traceback__)
    if type(error) is concurrent.futures.InvalidStateError:
        return exceptions.InvalidStateError(*error.args).with_traceback(error.__traceback__)
    return error


def _copy_future_state(source, target):
    """Makes `target`, of either kind, end as `source` has."""
    assert source.done()
    if isfuture(target):
        if target.cancelled():
            return
        if source.cancelled():
            target.cancel()
            return
        assert not target.done()
    else:
        if source.cancelled():
            target.cancel()
        if not target.set_running_or_notify_cancel():
            return
    error = source.exception()
    if error is not None:
        target.set_exception(_convert_error(error))
    else:
        target.set_result(source.result())


def _chain_future(source, destination):
    """When `source` is done so is `destination`; cancelling `destination` cancels `source`."""
    import concurrent.futures
    for role, future in (('source', source), ('destination', destination)):
        if not isfuture(future) and not isinstance(future, concurrent.futures.Future):
            raise TypeError(f'A future is required for {role} argument')
    source_loop = _get_loop(source) if isfuture(source) else None
    target_loop = _get_loop(destination) if isfuture(destination) else None

    def _call_check_cancel(destination):
        if destination.cancelled():
            if source_loop is None or source_loop is events._get_running_loop():
                source.cancel()
            else:
                source_loop.call_soon_threadsafe(source.cancel)

    def _call_set_state(source):
        if target_loop is not None and target_loop.is_closed():
            return
        if target_loop is None or target_loop is events._get_running_loop():
            _copy_future_state(source, destination)
        else:
            target_loop.call_soon_threadsafe(_copy_future_state, source, destination)

    destination.add_done_callback(_call_check_cancel)
    source.add_done_callback(_call_set_state)


def wrap_future(future, *, loop=None):
    if isfuture(future):
        return future
    import concurrent.futures
    assert isinstance(future, concurrent.futures.Future), f'concurrent.futures.Future is expected, got {future!r}'
    if loop is None:
        loop = events.get_event_loop()
    wrapper = loop.create_future()
    _chain_future(future, wrapper)
    return wrapper
