"""The simulated network: one computer, 127.0.0.1, on which programs talk to themselves.

What is written arrives at the other side in the loop's next turn. A connection holds IN_FLIGHT bytes that were sent and
not yet read; what exceeds them stays with the sender, whose transport then asks its protocol to pause.
"""

from asyncio import futures
from asyncio import protocols
from asyncio import transports
from asyncio.log import logger

IN_FLIGHT = 64 * 1024
MOST_READ_AT_ONCE = 256 * 1024
FIRST_EPHEMERAL_PORT = 49152
OWN_NAMES = ('localhost', '127.0.0.1', '0.0.0.0', '', None)
WARN_AFTER_LOST_WRITES = 5
AF_INET, SOCK_STREAM, TCP = 2, 1, 6


class _Network:
    def __init__(self):
        self.listeners = {}
        self._next_port = FIRST_EPHEMERAL_PORT
        self._next_descriptor = 6

    def ephemeral_port(self):
        self._next_port += 1
        return self._next_port - 1

    def descriptor(self):
        self._next_descriptor += 1
        return self._next_descriptor - 1


_network = _Network()


def resolve(host, port):
    """The address that a name stands for."""
    if isinstance(port, str) and port.isdigit():
        port = int(port)
    if host in OWN_NAMES or isinstance(host, str) and host.startswith('127.'):
        return (host if host and host[0].isdigit() else '127.0.0.1'), port or 0
    error = OSError(-2, 'Name or service not known')
    error.add_note(f'The simulated network of Awaitscope has one computer: localhost. It does not know {host!r}.')
    raise error


class TransportSocket:
    """What get_extra_info('socket') and Server.sockets show."""

    family, type, proto = AF_INET, SOCK_STREAM, TCP

    def __init__(self, own, peer=None):
        self._own, self._peer = own, peer
        self._descriptor = _network.descriptor()

    def fileno(self):
        return self._descriptor

    def getsockname(self):
        return self._own

    def getpeername(self):
        if self._peer is None:
            raise OSError(107, 'Transport endpoint is not connected')
        return self._peer

    def setsockopt(self, *args):
        pass

    def __repr__(self):
        peer = f', raddr={self._peer}' if self._peer is not None else ''
        return (f'<asyncio.TransportSocket fd={self._descriptor}, family={self.family}, type={self.type}, '
                f'proto={self.proto}, laddr={self._own}{peer}>')


class Listener:
    """A port where a server waits for callers."""

    def __init__(self, address):
        host, port = address
        if port == 0:
            port = _network.ephemeral_port()
        self.address = (host, port)
        if port in _network.listeners:
            raise OSError(98, f'error while attempting to bind on address {self.address!r}: '
                              '[errno 98] address already in use')
        _network.listeners[port] = self
        self.socket = TransportSocket(self.address)
        self._serve = None
        self._waiting = []

    def start(self, loop, factory, server):
        self._serve = (loop, factory, server)
        for caller in self._waiting:
            self._accept_soon(caller)
        self._waiting.clear()

    def stop(self):
        _network.listeners.pop(self.address[1], None)
        self._serve = None

    def call(self, connection):
        if self._serve is None:
            self._waiting.append(connection)
        else:
            self._accept_soon(connection)

    def _accept_soon(self, connection):
        self._serve[0].call_soon(self._accept_connection, connection)

    def _accept_connection(self, connection):
        if self._serve is not None:
            loop, factory, server = self._serve
            loop.create_task(_accept_connection2(loop, factory, server, connection))


async def _accept_connection2(loop, factory, server, connection):
    try:
        waiter = loop.create_future()
        SocketTransport(loop, factory(), connection, waiter, server)
        await waiter
    except (SystemExit, KeyboardInterrupt):
        raise
    except BaseException as error:
        if loop.get_debug():
            loop.call_exception_handler({
                'message': 'Error on transport creation for incoming connection',
                'exception': error,
            })


class End:
    """One side's half of a connection: what has arrived and was not read yet."""

    def __init__(self, own, peer):
        self.socket = TransportSocket(own, peer)
        self.other = None
        self.transport = None
        self.arrived = bytearray()
        self.at_end = False  # the other side has written its last
        self.reset = False  # the other side went away with something unread

    def tell(self):
        if self.transport is not None:
            self.transport._something_arrived()


async def connect(loop, factory, host, port):
    """loop.create_connection: a transport and a protocol, connected."""
    address = resolve(host, port)
    connected = loop.create_future()
    loop.call_soon(futures._set_result_unless_cancelled, connected, None)
    await connected
    listener = _network.listeners.get(address[1])
    if listener is None:
        raise ConnectionRefusedError(111, f'Connect call failed {address!r}')
    own = ('127.0.0.1', _network.ephemeral_port())
    here, there = End(own, address), End(address, own)
    here.other, there.other = there, here
    listener.call(there)
    protocol = factory()
    waiter = loop.create_future()
    transport = SocketTransport(loop, protocol, here, waiter)
    try:
        await waiter
    except:
        transport.close()
        raise
    return transport, protocol


class SocketTransport(transports._FlowControlMixin):
    def __init__(self, loop, protocol, end, waiter=None, server=None):
        super().__init__({'socket': end.socket, 'sockname': end.socket.getsockname(),
                          'peername': end.socket.getpeername()}, loop)
        self._end = end
        end.transport = self
        self._protocol = protocol
        self._server = server
        self._buffer = bytearray()
        self._closing = self._eof = self._paused = self._reading = self._called = self._end_told = False
        self._lost_writes = 0
        if server is not None:
            server._attach(self)
        loop.call_soon(protocol.connection_made, self)
        loop.call_soon(self._start_reading)
        if waiter is not None:
            loop.call_soon(futures._set_result_unless_cancelled, waiter, None)

    def __repr__(self):
        info = [type(self).__name__.replace('SocketTransport', '_SelectorSocketTransport')]
        if self._end is None:
            info.append('closed')
        elif self._closing:
            info.append('closing')
        if self._end is not None:
            info.append(f'fd={self._end.socket.fileno()}')
            if not self._closing or self._buffer:
                info.append('read=polling' if self.is_reading() else 'read=idle')
                info.append(f"write=<{'polling' if self._buffer else 'idle'}, bufsize={len(self._buffer)}>")
        return f"<{' '.join(info)}>"

    # -- Reading

    def _start_reading(self):
        if not self._closing:
            self._reading = True
            self._something_arrived()

    def _something_arrived(self):
        end = self._end
        if end is None or self._called or not self._reading or self._paused:
            return
        if end.arrived or end.reset or (end.at_end and not self._end_told):
            self._called = True
            self._loop.call_soon(self._read_ready)

    def _read_ready(self):
        self._called = False
        end = self._end
        if end is None or self._closing or self._paused:
            return
        if end.arrived:
            data = bytes(end.arrived[:MOST_READ_AT_ONCE])
            del end.arrived[:MOST_READ_AT_ONCE]
            other = end.other.transport
            if other is not None and other._buffer:
                self._loop.call_soon(other._write_ready)
            self._call_protocol(self._give, data)
        elif end.reset:
            self._force_close(ConnectionResetError(104, 'Connection reset by peer'))
            return
        elif end.at_end and not self._end_told:
            self._end_told = True
            if not self._call_protocol(self._protocol.eof_received):
                self.close()
        self._something_arrived()

    def _give(self, data):
        protocol = self._protocol
        if not isinstance(protocol, protocols.BufferedProtocol):
            protocol.data_received(data)
            return
        while data:
            buffer = protocol.get_buffer(len(data))
            if not len(buffer):
                raise RuntimeError('get_buffer() returned an empty buffer')
            size = min(len(buffer), len(data))
            buffer[:size] = data[:size]
            protocol.buffer_updated(size)
            data = data[size:]

    def _call_protocol(self, method, *args):
        try:
            return method(*args)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            self._loop.call_exception_handler({
                'message': f'Fatal error: protocol.{method.__name__.replace("_give", "data_received")}() call failed.',
                'exception': error,
                'transport': self,
                'protocol': self._protocol,
            })
            self._force_close(error)

    def is_reading(self):
        return not self._closing and not self._paused

    def pause_reading(self):
        if self.is_reading():
            self._paused = True

    def resume_reading(self):
        if not self._closing and self._paused:
            self._paused = False
            self._something_arrived()

    # -- Writing

    def write(self, data):
        if not isinstance(data, (bytes, bytearray, memoryview)):
            raise TypeError(f'data argument must be a bytes-like object, not {type(data).__name__!r}')
        if self._eof:
            raise RuntimeError('Cannot call write() after write_eof()')
        if not data:
            return
        if self._lost_writes:
            if self._lost_writes >= WARN_AFTER_LOST_WRITES:
                logger.warning('socket.send() raised exception.')
            self._lost_writes += 1
            return
        self._buffer.extend(data)
        if len(self._buffer) == len(data):
            self._send()
        self._maybe_pause_protocol()

    def writelines(self, list_of_data):
        self.write(b''.join(list_of_data))

    def _send(self):
        other = self._end.other
        if other.transport is not None and other.transport._end is None:
            self._buffer.clear()
            self._force_close(ConnectionResetError(104, 'Connection reset by peer'))
            return
        room = IN_FLIGHT - len(other.arrived)
        if room > 0 and self._buffer:
            other.arrived.extend(self._buffer[:room])
            del self._buffer[:room]
            other.tell()

    def _write_ready(self):
        if self._end is None:
            return
        self._send()
        self._maybe_resume_protocol()
        if self._buffer or self._end is None:
            return
        if self._closing:
            self._call_connection_lost(None)
        elif self._eof:
            self._send_end()

    def write_eof(self):
        if self._closing or self._eof:
            return
        self._eof = True
        if not self._buffer:
            self._send_end()

    def can_write_eof(self):
        return True

    def _send_end(self):
        self._end.other.at_end = True
        self._end.other.tell()

    def get_write_buffer_size(self):
        return len(self._buffer)

    # -- The end

    def set_protocol(self, protocol):
        self._protocol = protocol

    def get_protocol(self):
        return self._protocol

    def is_closing(self):
        return self._closing

    def close(self):
        if self._closing:
            return
        self._closing = True
        if not self._buffer:
            self._lost_writes += 1
            self._loop.call_soon(self._call_connection_lost, None)

    def abort(self):
        self._force_close(None)

    def _force_close(self, error):
        if self._lost_writes:
            return
        self._buffer.clear()
        self._closing = True
        self._lost_writes += 1
        self._loop.call_soon(self._call_connection_lost, error)

    def _call_connection_lost(self, error):
        try:
            self._protocol.connection_lost(error)
        finally:
            end, self._end = self._end, None
            end.other.reset = bool(end.arrived)
            end.other.at_end = True
            end.other.tell()
            self._protocol = None
            server, self._server = self._server, None
            if server is not None:
                server._detach(self)
