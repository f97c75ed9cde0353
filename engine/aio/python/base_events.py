"""The event loop. Scheduling and running are native (_asyncio._EventLoop); here is what is rarely needed."""

import sys

import _asyncio
from asyncio import coroutines
from asyncio import events
from asyncio import format_helpers
from asyncio.log import logger

__all__ = ('BaseEventLoop', 'Server')


class Server(events.AbstractServer):
    """Made by create_server."""


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

    # -- What needs an operating system

    def add_signal_handler(self, *args):
        raise NotImplementedError

    def remove_signal_handler(self, *args):
        raise NotImplementedError


class _UnixSelectorEventLoop(BaseEventLoop):
    pass
