"""Streams in memory. Files are not there."""

__all__ = ["StringIO", "BytesIO", "TextIOBase", "IOBase", "RawIOBase", "BufferedIOBase", "TextIOWrapper",
           "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE"]

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2
DEFAULT_BUFFER_SIZE = 131072


class UnsupportedOperation(OSError, ValueError):
    pass


class IOBase:
    _closed = False

    def close(self):
        self._closed = True

    @property
    def closed(self):
        return self._closed

    def _check_open(self):
        if self._closed:
            raise ValueError("I/O operation on closed file")

    def __enter__(self):
        self._check_open()
        return self

    def __exit__(self, *exc_info):
        self.close()

    def __iter__(self):
        self._check_open()
        return self

    def __next__(self):
        line = self.readline()
        if not line:
            raise StopIteration
        return line

    def flush(self):
        self._check_open()

    def isatty(self):
        return False

    def readable(self):
        return False

    def writable(self):
        return False

    def seekable(self):
        return False

    def fileno(self):
        raise UnsupportedOperation("fileno")

    def readlines(self, hint=-1):
        lines, size = [], 0
        for line in self:
            lines.append(line)
            size += len(line)
            if hint is not None and 0 < hint <= size:
                break
        return lines

    def writelines(self, lines):
        for line in lines:
            self.write(line)


class RawIOBase(IOBase):
    pass


class BufferedIOBase(IOBase):
    pass


class TextIOBase(IOBase):
    encoding = errors = newlines = None


class TextIOWrapper(TextIOBase):
    pass


class _Memory:
    """What both kinds of streams in memory share. `_parts` collects what was appended and not yet joined."""

    def readable(self):
        self._check_open()
        return True

    writable = seekable = readable

    def _text(self):
        if self._parts:
            self._buffer += self._empty.join(self._parts)
            self._parts = []
        return self._buffer

    def getvalue(self):
        self._check_open()
        return self._text()

    def write(self, s):
        self._check_open()
        s = self._check(s)
        if self._pos == self._size:
            self._parts.append(s)
            self._size += len(s)
        else:
            text = self._text()
            if self._pos > len(text):
                text += self._zero * (self._pos - len(text))
            self._buffer = text[:self._pos] + s + text[self._pos + len(s):]
            self._size = len(self._buffer)
        self._pos += len(s)
        return len(s)

    def read(self, size=-1):
        self._check_open()
        text = self._text()
        end = len(text) if size is None or size < 0 else self._pos + size
        result = text[self._pos:end]
        self._pos = max(self._pos, min(end, len(text)))
        return result

    def readline(self, size=-1):
        self._check_open()
        text = self._text()
        end = text.find(self._newline, self._pos)
        end = len(text) if end < 0 else end + 1
        if size is not None and size >= 0:
            end = min(end, self._pos + size)
        result = text[self._pos:end]
        self._pos = max(self._pos, end)
        return result

    def tell(self):
        self._check_open()
        return self._pos

    def truncate(self, pos=None):
        self._check_open()
        pos = self._pos if pos is None else pos
        if pos < 0:
            raise ValueError(f"Negative size value {pos}")
        self._buffer = self._text()[:pos]
        self._size = len(self._buffer)
        return pos


class StringIO(_Memory, TextIOBase):
    _empty = ""
    _zero = "\0"
    _newline = "\n"

    def __init__(self, initial_value="", newline="\n"):
        if initial_value is None:
            initial_value = ""
        if not isinstance(initial_value, str):
            raise TypeError(f"initial_value must be str or None, not {type(initial_value).__name__}")
        self._translate = newline is None
        self._buffer = ""
        self._parts = []
        self._pos = 0
        self._size = 0
        if initial_value:
            self.write(initial_value)
            self._pos = 0

    def _check(self, s):
        if not isinstance(s, str):
            raise TypeError(f"string argument expected, got '{type(s).__name__}'")
        return s.replace("\r\n", "\n").replace("\r", "\n") if self._translate else s

    def seek(self, pos, whence=0):
        self._check_open()
        if whence == 0 and pos < 0:
            raise ValueError(f"Negative seek position {pos}")
        if whence == 1 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence == 2 and pos != 0:
            raise OSError("Can't do nonzero cur-relative seeks")
        if whence not in (0, 1, 2):
            raise ValueError(f"Invalid whence ({whence}, should be 0, 1 or 2)")
        self._pos = pos if whence == 0 else self._pos if whence == 1 else len(self._text())
        return self._pos


class BytesIO(_Memory, BufferedIOBase):
    _empty = b""
    _zero = b"\0"
    _newline = b"\n"

    def __init__(self, initial_bytes=b""):
        self._buffer = bytes(initial_bytes or b"")
        self._parts = []
        self._pos = 0
        self._size = len(self._buffer)

    def _check(self, s):
        if isinstance(s, str):
            raise TypeError(f"a bytes-like object is required, not '{type(s).__name__}'")
        return bytes(s)

    def seek(self, pos, whence=0):
        self._check_open()
        if whence == 0:
            if pos < 0:
                raise ValueError(f"negative seek value {pos}")
            self._pos = pos
        else:
            self._pos = max(0, (self._pos if whence == 1 else len(self._text())) + pos)
        return self._pos

    def getbuffer(self):
        return self.getvalue()

    read1 = _Memory.read


for _cls in (StringIO, BytesIO):
    _cls.__module__ = "_io"
