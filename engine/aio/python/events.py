"""Event loops: which one runs, and what every one must offer."""

import _asyncio
from _asyncio import (Handle, TimerHandle, _get_running_loop, _set_running_loop, get_event_loop as _native_get_loop,
                      get_running_loop, set_event_loop as _native_set_loop)

__all__ = ('AbstractEventLoop', 'AbstractServer', 'Handle', 'TimerHandle', 'get_event_loop_policy',
           'set_event_loop_policy', 'get_event_loop', 'set_event_loop', 'new_event_loop', '_set_running_loop',
           'get_running_loop', '_get_running_loop')


def _warn_deprecated(name, advice=''):
    import warnings
    warnings.warn(f'{name!r} is deprecated and slated for removal in Python 3.16{advice}', DeprecationWarning,
                  stacklevel=1)  # frames of the library do not count here


def _abstract(owner, names, asynchronous=''):
    """Methods that every class of this kind must define for itself."""
    for name in names.split():
        def method(self, *args, **kwargs):
            raise NotImplementedError

        async def coroutine_method(self, *args, **kwargs):
            raise NotImplementedError

        chosen = coroutine_method if name in asynchronous.split() else method
        chosen.__name__ = name
        chosen.__qualname__ = f'{owner.__qualname__}.{name}'
        setattr(owner, name, chosen)


class AbstractServer:
    """What a server must offer."""

    async def __aenter__(self):
        return self

    async def __aexit__(self, *exc):
        self.close()
        await self.wait_closed()


_abstract(AbstractServer, 'close close_clients abort_clients get_loop is_serving start_serving serve_forever '
          'wait_closed', 'start_serving serve_forever wait_closed')


class AbstractEventLoop:
    """What an event loop must offer."""


_LOOP_COROUTINES = (
    'shutdown_asyncgens shutdown_default_executor getaddrinfo getnameinfo create_connection create_server sendfile '
    'start_tls create_unix_connection create_unix_server connect_accepted_socket create_datagram_endpoint '
    'connect_read_pipe connect_write_pipe subprocess_shell subprocess_exec sock_recv sock_recv_into sock_recvfrom '
    'sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile')
_abstract(AbstractEventLoop,
          'run_forever run_until_complete stop is_running is_closed close _timer_handle_cancelled call_soon call_later '
          'call_at time create_future create_task call_soon_threadsafe run_in_executor set_default_executor '
          'add_reader remove_reader add_writer remove_writer add_signal_handler remove_signal_handler '
          'set_task_factory get_task_factory get_exception_handler set_exception_handler default_exception_handler '
          'call_exception_handler get_debug set_debug ' + _LOOP_COROUTINES, _LOOP_COROUTINES)


class _AbstractEventLoopPolicy:
    """Decides which loop is the current one."""

    def get_event_loop(self):
        raise NotImplementedError

    def set_event_loop(self, loop):
        raise NotImplementedError

    def new_event_loop(self):
        raise NotImplementedError


class _UnixDefaultEventLoopPolicy(_AbstractEventLoopPolicy):
    def get_event_loop(self):
        return _native_get_loop()

    def set_event_loop(self, loop):
        _native_set_loop(loop)

    def new_event_loop(self):
        from asyncio.base_events import _UnixSelectorEventLoop
        return _UnixSelectorEventLoop()


_DefaultEventLoopPolicy = _UnixDefaultEventLoopPolicy
_event_loop_policy = None


def _get_event_loop_policy():
    global _event_loop_policy
    if _event_loop_policy is None:
        _event_loop_policy = _DefaultEventLoopPolicy()
    return _event_loop_policy


def get_event_loop_policy():
    _warn_deprecated('asyncio.get_event_loop_policy')
    return _get_event_loop_policy()


def _set_event_loop_policy(policy):
    global _event_loop_policy
    if policy is not None and not isinstance(policy, _AbstractEventLoopPolicy):
        raise TypeError(f"policy must be an instance of AbstractEventLoopPolicy or None, not "
                        f"'{type(policy).__name__}'")
    _event_loop_policy = policy


def set_event_loop_policy(policy):
    _warn_deprecated('asyncio.set_event_loop_policy')
    _set_event_loop_policy(policy)


def get_event_loop():
    running = _get_running_loop()
    return running if running is not None else _get_event_loop_policy().get_event_loop()


def set_event_loop(loop):
    _get_event_loop_policy().set_event_loop(loop)


def new_event_loop():
    return _get_event_loop_policy().new_event_loop()
