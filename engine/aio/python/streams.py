"""Streams. Only what needs no network: a reader that is fed by hand, and the errors of the rest."""

from asyncio import events
from asyncio import exceptions

import _asyncio

__all__ = ('StreamReader', 'StreamWriter', 'StreamReaderProtocol', 'open_connection', 'start_server')

_DEFAULT_LIMIT = 2 ** 16


class StreamReader(_asyncio._Traced):
    def __init__(self, limit=_DEFAULT_LIMIT, loop=None):
        if limit <= 0:
            raise ValueError('Limit cannot be <= 0')
        self._limit = limit
        self._loop = events.get_event_loop() if loop is None else loop
        self._buffer = bytearray()
        self._eof = False
        self._waiter = None
        self._exception = None
        self._transport = None
        self._paused = False

    def __repr__(self):
        info = ['StreamReader']
        if self._buffer:
            info.append(f'{len(self._buffer)} bytes')
        if self._eof:
            info.append('eof')
        if self._limit != _DEFAULT_LIMIT:
            info.append(f'limit={self._limit}')
        if self._waiter:
            info.append(f'waiter={self._waiter!r}')
        if self._exception:
            info.append(f'exception={self._exception!r}')
        if self._transport:
            info.append(f'transport={self._transport!r}')
        if self._paused:
            info.append('paused')
        return '<{}>'.format(' '.join(info))

    def exception(self):
        return self._exception

    def set_exception(self, exc):
        self._exception = exc
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_exception(exc)

    def _wakeup_waiter(self):
        waiter = self._waiter
        if waiter is not None:
            self._waiter = None
            if not waiter.cancelled():
                waiter.set_result(None)

    def set_transport(self, transport):
        self._transport = transport

    def feed_eof(self):
        self._eof = True
        self._wakeup_waiter()

    def at_eof(self):
        return self._eof and not self._buffer

    def feed_data(self, data):
        assert not self._eof, 'feed_data after feed_eof'
        if not data:
            return
        self._buffer.extend(data)
        self._wakeup_waiter()

    async def _wait_for_data(self, func_name):
        if self._waiter is not None:
            raise RuntimeError(f'{func_name}() called while another coroutine is already waiting for incoming data')
        assert not self._eof, '_wait_for_data after EOF'
        self._waiter = _asyncio._primitive_future(self._loop, self, f'stream.{func_name}')
        try:
            await self._waiter
        finally:
            self._waiter = None

    async def readline(self):
        separator = b'\n'
        try:
            return await self.readuntil(separator)
        except exceptions.IncompleteReadError as error:
            return error.partial
        except exceptions.LimitOverrunError as error:
            if self._buffer.startswith(separator, error.consumed):
                del self._buffer[:error.consumed + len(separator)]
            else:
                self._buffer.clear()
            raise ValueError(error.args[0])

    async def readuntil(self, separator=b'\n'):
        separators = sorted(separator, key=len) if isinstance(separator, tuple) else [separator]
        if not separators:
            raise ValueError('Separator should contain at least one element')
        shortest, longest = len(separators[0]), len(separators[-1])
        if shortest == 0:
            raise ValueError('Separator should be at least one-byte string')
        if self._exception is not None:
            raise self._exception
        offset = 0
        while True:
            length = len(self._buffer)
            if length - offset >= shortest:
                start = end = None
                for candidate in separators:
                    at = self._buffer.find(candidate, offset)
                    if at != -1 and (end is None or at + len(candidate) < end):
                        start, end = at, at + len(candidate)
                if end is not None:
                    break
                offset = max(0, length + 1 - longest)
                if offset > self._limit:
                    raise exceptions.LimitOverrunError('Separator is not found, and chunk exceed the limit', offset)
            if self._eof:
                rest = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(rest, None)
            await self._wait_for_data('readuntil')
        if start > self._limit:
            raise exceptions.LimitOverrunError('Separator is found, but chunk is longer than limit', start)
        chunk = bytes(self._buffer[:end])
        del self._buffer[:end]
        return chunk

    async def read(self, n=-1):
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        if n < 0:
            blocks = []
            while True:
                block = await self.read(self._limit)
                if not block:
                    break
                blocks.append(block)
            return b''.join(blocks)
        if not self._buffer and not self._eof:
            await self._wait_for_data('read')
        data = bytes(self._buffer[:n])
        del self._buffer[:n]
        return data

    async def readexactly(self, n):
        if n < 0:
            raise ValueError('readexactly size can not be less than zero')
        if self._exception is not None:
            raise self._exception
        if n == 0:
            return b''
        while len(self._buffer) < n:
            if self._eof:
                rest = bytes(self._buffer)
                self._buffer.clear()
                raise exceptions.IncompleteReadError(rest, n)
            await self._wait_for_data('readexactly')
        data = bytes(self._buffer[:n])
        del self._buffer[:n]
        return data

    def __aiter__(self):
        return self

    async def __anext__(self):
        line = await self.readline()
        if line == b'':
            raise StopAsyncIteration
        return line


class StreamReaderProtocol:
    pass


class StreamWriter:
    pass


async def open_connection(host=None, port=None, **kwargs):
    raise NotImplementedError('asyncio.open_connection: there is no network in Awaitscope')


async def start_server(client_connected_cb, host=None, port=None, **kwargs):
    raise NotImplementedError('asyncio.start_server: there is no network in Awaitscope')
