"""The event loop. Scheduling and running are native (_asyncio._EventLoop); here is what is rarely needed."""

import sys

import _asyncio
from asyncio import coroutines
from asyncio import events
from asyncio import exceptions
from asyncio import format_helpers
from asyncio.log import logger

__all__ = ('BaseEventLoop', 'Server')


class Server(events.AbstractServer):
    """Made by create_server: listens on the simulated network."""

    def __init__(self, loop, listeners, protocol_factory):
        self._loop = loop
        self._listeners = listeners
        self._protocol_factory = protocol_factory
        self._clients = {}  # a dict for its order
        self._waiters = []
        self._serving = False
        self._serving_forever_fut = None

    def __repr__(self):
        return f'<{self.__class__.__name__} sockets={self.sockets!r}>'

    def _attach(self, transport):
        assert self._listeners is not None
        self._clients[transport] = None

    def _detach(self, transport):
        self._clients.pop(transport, None)
        if not self._clients and self._listeners is None:
            self._wakeup()

    def _wakeup(self):
        waiters, self._waiters = self._waiters, None
        for waiter in waiters:
            if not waiter.done():
                waiter.set_result(None)

    def _start_serving(self):
        if self._serving:
            return
        self._serving = True
        for listener in self._listeners:
            listener.start(self._loop, self._protocol_factory, self)

    def get_loop(self):
        return self._loop

    def is_serving(self):
        return self._serving

    @property
    def sockets(self):
        return () if self._listeners is None else tuple(listener.socket for listener in self._listeners)

    def close(self):
        listeners = self._listeners
        if listeners is None:
            return
        self._listeners = None
        for listener in listeners:
            listener.stop()
        self._serving = False
        forever = self._serving_forever_fut
        if forever is not None and not forever.done():
            forever.cancel()
            self._serving_forever_fut = None
        if not self._clients:
            self._wakeup()

    def close_clients(self):
        for transport in list(self._clients):
            transport.close()

    def abort_clients(self):
        for transport in list(self._clients):
            transport.abort()

    async def start_serving(self):
        from asyncio.tasks import sleep
        self._start_serving()
        await sleep(0)

    async def serve_forever(self):
        if self._serving_forever_fut is not None:
            raise RuntimeError(f'server {self!r} is already being awaited on serve_forever()')
        if self._listeners is None:
            raise RuntimeError(f'server {self!r} is closed')
        self._start_serving()
        self._serving_forever_fut = _asyncio._primitive_future(self._loop, self, 'server.serve_forever')
        try:
            await self._serving_forever_fut
        except exceptions.CancelledError:
            try:
                self.close()
                self.close_clients()
                await self.wait_closed()
            finally:
                raise
        finally:
            self._serving_forever_fut = None

    async def wait_closed(self):
        # None: both are true already, the server is closed and its last client is gone.
        if self._waiters is None:
            return
        waiter = _asyncio._primitive_future(self._loop, self, 'server.wait_closed')
        self._waiters.append(waiter)
        await waiter


def _check_callback(callback, method):
    if coroutines.iscoroutine(callback) or coroutines._iscoroutinefunction(callback):
        raise TypeError(f"coroutines cannot be used with {method}()")
    if not callable(callback):
        raise TypeError(f'a callable object was expected by {method}(), got {callback!r}')


def _report_slow_callback(loop, target, seconds):
    if seconds >= loop.slow_callback_duration:
        logger.warning('Executing %s took %.3f seconds', repr(target), seconds)


def _install_asyncgen_hooks(loop):
    before = sys.get_asyncgen_hooks()
    sys.set_asyncgen_hooks(firstiter=loop._asyncgen_firstiter_hook, finalizer=loop._asyncgen_finalizer_hook)
    return before


def _restore_asyncgen_hooks(before):
    sys.set_asyncgen_hooks(*before)


class BaseEventLoop(_asyncio._EventLoop, events.AbstractEventLoop):

    def __init__(self):
        self.slow_callback_duration = 0.1
        # Weak references to the asynchronous generators that are being iterated, by id, in order of their start.
        self._asyncgens = {}
        self._asyncgens_shutdown_called = False
        self._executor_shutdown_called = False
        self._default_executor = None

    def __repr__(self):
        return (f'<{self.__class__.__name__} running={self.is_running()} closed={self.is_closed()} '
                f'debug={self.get_debug()}>')

    def _check_closed(self):
        if self.is_closed():
            raise RuntimeError('Event loop is closed')

    def set_default_executor(self, executor):
        from concurrent.futures import ThreadPoolExecutor
        if not isinstance(executor, ThreadPoolExecutor):
            raise TypeError('executor must be ThreadPoolExecutor instance')
        self._default_executor = executor

    # -- Asynchronous generators

    def _asyncgen_firstiter_hook(self, agen):
        if self._asyncgens_shutdown_called:
            import warnings
            warnings.warn(f"asynchronous generator {agen!r} was scheduled after loop.shutdown_asyncgens() call",
                          ResourceWarning, source=self)
        self._asyncgens[id(agen)] = _asyncio._weak_reference(agen)

    def _asyncgen_finalizer_hook(self, agen):
        self._asyncgens.pop(id(agen), None)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        self._asyncgens_shutdown_called = True
        closing = [agen for agen in (reference() for reference in self._asyncgens.values()) if agen is not None]
        self._asyncgens.clear()
        if not closing:
            return
        from asyncio.tasks import gather
        results = await gather(*[agen.aclose() for agen in closing], return_exceptions=True)
        for result, agen in zip(results, closing):
            if isinstance(result, Exception):
                self.call_exception_handler({
                    'message': f'an error occurred during closing of asynchronous generator {agen!r}',
                    'exception': result,
                    'asyncgen': agen,
                })

    async def shutdown_default_executor(self, timeout=None):
        self._executor_shutdown_called = True

    # -- Errors that nobody is there to catch

    def default_exception_handler(self, context):
        message = context.get('message') or 'Unhandled exception in event loop'
        error = context.get('exception')
        exc_info = (type(error), error, error.__traceback__) if error is not None else False
        # What came out of a callback or a task has in CPython at least asyncio's own frames in its traceback.
        origin = context.get('task') or context.get('future')
        raised = 'handle' in context or (isinstance(origin, _asyncio.Future) and type(origin) is not _asyncio.Future)
        handle = self._current_handle
        if 'source_traceback' not in context and handle is not None and handle._source_traceback:
            context['handle_traceback'] = handle._source_traceback
        lines = [message]
        for key in sorted(context):
            if key in ('message', 'exception'):
                continue
            value = context[key]
            if key in ('source_traceback', 'handle_traceback'):
                import traceback
                what = 'Object' if key == 'source_traceback' else 'Handle'
                value = (f'{what} created at (most recent call last):\n' +
                         ''.join(traceback.format_list(value)).rstrip())
            else:
                value = repr(value)
            lines.append(f'{key}: {value}')
        if raised and error is not None and error.__traceback__ is None and 'logging' not in sys.modules:
            logger.print_raised('\n'.join(lines), error)
            return
        logger.error('\n'.join(lines), exc_info=exc_info)

    def call_exception_handler(self, context):
        handler = self.get_exception_handler()
        if handler is None:
            try:
                self.default_exception_handler(context)
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error('Exception in default exception handler', exc_info=True)
            return
        try:
            subject = context.get('task')
            if subject is None:
                subject = context.get('future')
            if subject is None:
                subject = context.get('handle')
            variables = subject.get_context() if hasattr(subject, 'get_context') else None
            if variables is not None and hasattr(variables, 'run'):
                variables.run(handler, self, context)
            else:
                handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            try:
                self.default_exception_handler({
                    'message': 'Unhandled error in exception handler',
                    'exception': error,
                    'context': context,
                })
            except (SystemExit, KeyboardInterrupt):
                raise
            except BaseException:
                logger.error('Exception in default exception handler while handling an unexpected error in '
                             'custom exception handler', exc_info=True)

    # -- The simulated network

    async def create_connection(self, protocol_factory, host=None, port=None, *, ssl=None, **options):
        if host is None and port is None:
            raise ValueError('host and port was not specified and no sock specified')
        _refuse_tls(ssl, 'create_connection')
        from _network import connect
        return await connect(self, protocol_factory, host, port)

    async def create_server(self, protocol_factory, host=None, port=None, *, ssl=None, start_serving=True, **options):
        if isinstance(ssl, bool):
            raise TypeError('ssl argument must be an SSLContext or None')
        if host is None and port is None:
            raise ValueError('Neither host/port nor sock were specified')
        _refuse_tls(ssl, 'create_server')
        from _network import Listener
        from asyncio.tasks import gather, sleep
        hosts = [host] if host is None or isinstance(host, str) else host
        found = await gather(*[self._create_server_getaddrinfo(name, port) for name in hosts])
        server = Server(self, [Listener(info[4]) for infos in found for info in infos], protocol_factory)
        if start_serving:
            server._start_serving()
            await sleep(0)
        return server

    async def _create_server_getaddrinfo(self, host, port):
        return await self.getaddrinfo(host, port)

    async def getaddrinfo(self, host, port, *, family=0, type=0, proto=0, flags=0):
        from _network import AF_INET, SOCK_STREAM, TCP, resolve
        return [(AF_INET, SOCK_STREAM, TCP, '', resolve(host, port))]


def _refuse_tls(ssl, method):
    if ssl:
        raise NotImplementedError(f'loop.{method}(ssl=...): the simulated network carries plain bytes only')


_NO_SYSTEM = {
    'there are no signals here: Awaitscope runs the program in a closed world, where nobody sends any':
        'add_signal_handler remove_signal_handler',
    'there are no files and no sockets of the operating system here; streams and transports reach the simulated '
    'network': 'add_reader remove_reader add_writer remove_writer sock_recv sock_recv_into sock_recvfrom '
               'sock_recvfrom_into sock_sendall sock_sendto sock_connect sock_accept sock_sendfile sendfile start_tls '
               'connect_accepted_socket create_datagram_endpoint create_unix_connection create_unix_server getnameinfo '
               'connect_read_pipe connect_write_pipe',
    'no other process can be started here: Awaitscope runs the program in a closed world':
        'subprocess_exec subprocess_shell',
}


def _refuse(name, reason):
    """The method exists, as everywhere; it says why it can do nothing."""
    def error():
        made = NotImplementedError()  # without a text, as a loop of CPython's that lacks the method raises it
        made.add_note(f'loop.{name}: {reason}.')
        return made

    def method(self, *args, **kwargs):
        raise error()

    async def coroutine_method(self, *args, **kwargs):
        raise error()

    chosen = coroutine_method if name in events._LOOP_COROUTINES.split() else method
    chosen.__name__ = name
    chosen.__qualname__ = f'BaseEventLoop.{name}'
    setattr(BaseEventLoop, name, chosen)


for _reason, _names in _NO_SYSTEM.items():
    for _name in _names.split():
        _refuse(_name, _reason)
del _reason, _names, _name


class _UnixSelectorEventLoop(BaseEventLoop):
    pass
