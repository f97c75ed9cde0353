"""Values as bytes in the layouts of C."""
import math

__all__ = ["calcsize", "pack", "pack_into", "unpack", "unpack_from", "iter_unpack", "Struct", "error"]


class error(Exception):
    pass


_INTEGERS = {"b": (1, True), "B": (1, False), "h": (2, True), "H": (2, False), "i": (4, True), "I": (4, False),
             "l": (4, True), "L": (4, False), "q": (8, True), "Q": (8, False)}
_NATIVE_INTEGERS = {**_INTEGERS, "l": (8, True), "L": (8, False), "n": (8, True), "N": (8, False), "P": (8, False)}
_FLOATS = {"e": (2, 5), "f": (4, 8), "d": (8, 11)}  # size, bits of the exponent


# -- Floats ----------------------------------------------------------------------------------------------------------

def _float_to_bits(x, size, exponent_bits, letter):
    mantissa_bits = size * 8 - 1 - exponent_bits
    bias = (1 << (exponent_bits - 1)) - 1
    sign = (1 if math.copysign(1.0, x) < 0 else 0) << (size * 8 - 1)
    top = ((1 << exponent_bits) - 1) << mantissa_bits
    if math.isinf(x):
        return sign | top
    if math.isnan(x):
        return sign | top | 1 << (mantissa_bits - 1)
    if x == 0:
        return sign
    fraction, exponent = math.frexp(abs(x))
    exponent -= 1
    number = int(math.ldexp(fraction, 53))  # 53 bits, exactly
    shift = 52 - mantissa_bits + max(0, 1 - bias - exponent)
    if shift:
        rest = number & ((1 << shift) - 1)
        number >>= shift
        half = 1 << (shift - 1)
        number += rest > half or (rest == half and number & 1)
    # A carry out of the mantissa raises the exponent by itself.
    biased = max(exponent + bias, 1)
    bits = ((biased - 1) << mantissa_bits) + number
    if bits >= top:
        raise OverflowError(f"float too large to pack with {letter} format")
    return sign | bits


def _bits_to_float(bits, size, exponent_bits):
    mantissa_bits = size * 8 - 1 - exponent_bits
    bias = (1 << (exponent_bits - 1)) - 1
    sign = -1.0 if bits >> (size * 8 - 1) else 1.0
    exponent = bits >> mantissa_bits & ((1 << exponent_bits) - 1)
    mantissa = bits & ((1 << mantissa_bits) - 1)
    if exponent == (1 << exponent_bits) - 1:
        return math.copysign(math.nan if mantissa else math.inf, sign)
    if exponent:
        mantissa |= 1 << mantissa_bits
    else:
        exponent = 1
    return sign * math.ldexp(mantissa, exponent - bias - mantissa_bits)


# -- Formats ---------------------------------------------------------------------------------------------------------

class _Field:
    """A run of values of one kind: `count` values of `size` bytes at `offset`. Of s and p there is one."""

    def __init__(self, letter, offset, size, count):
        self.letter = letter
        self.offset = offset
        self.size = size
        self.count = count


def _parse(format):
    """(fields, size in all, byte order, integers by letter)"""
    if isinstance(format, (bytes, bytearray)):
        format = format.decode("latin1")
    if not isinstance(format, str):
        raise TypeError(f"Struct() argument 1 must be a str or bytes object, not {type(format).__name__}")
    order, native = "little", True
    if format[:1] in ("@", "=", "<", ">", "!"):
        native = format[0] == "@"
        order = "big" if format[0] in ">!" else "little"
        format = format[1:]
    integers = _NATIVE_INTEGERS if native else _INTEGERS
    fields = []
    offset = i = 0
    while i < len(format):
        if format[i].isspace():
            i += 1
            continue
        start = i
        while i < len(format) and format[i].isdigit():
            i += 1
        if i == len(format):
            raise error("repeat count given without format specifier")
        count = int(format[start:i]) if i > start else 1
        letter = format[i]
        i += 1
        if letter in integers:
            size = integers[letter][0]
        elif letter in _FLOATS:
            size = _FLOATS[letter][0]
        elif letter in "xcsp?":
            size = 1
        else:
            raise error("bad char in struct format")
        if native and letter not in "xcsp?":
            offset += -offset % size
        if letter in "sp":
            fields.append(_Field(letter, offset, count, 1))
        elif letter != "x":
            fields.append(_Field(letter, offset, size, count))
        offset += size * count
    return fields, offset, order, integers if native else None


class Struct:
    def __init__(self, format):
        self._fields, self.size, self._order, native = _parse(format)
        self._integers = native or _INTEGERS
        self.format = format if isinstance(format, str) else format.decode("latin1")
        self._count = sum(field.count for field in self._fields)

    def __repr__(self):
        return f"_struct.Struct({self.format!r})"

    # -- Packing --

    def pack(self, *values):
        if len(values) != self._count:
            raise error(f"pack expected {self._count} items for packing (got {len(values)})")
        buffer = bytearray(self.size)
        self._fill(buffer, 0, values)
        return bytes(buffer)

    def pack_into(self, buffer, offset, *values):
        if len(values) != self._count:
            raise error(f"pack_into expected {self._count} items for packing (got {len(values)})")
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"no space to pack {self.size} bytes at offset {offset}")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(f"pack_into requires a buffer of at least {self.size + offset} bytes for packing {self.size} "
                        f"bytes at offset {offset} (actual buffer size is {size})")
        self._fill(buffer, offset, values)

    def _fill(self, buffer, offset, values):
        values = iter(values)
        for field in self._fields:
            for k in range(field.count):
                start = offset + field.offset + k * field.size
                buffer[start:start + field.size] = self._to_bytes(field, next(values))

    def _to_bytes(self, field, value):
        letter, size = field.letter, field.size
        if letter in self._integers:
            return self._integer_to_bytes(letter, value)
        if letter in _FLOATS:
            if isinstance(value, (str, bytes, bytearray)) or not (hasattr(value, "__float__")
                                                                  or hasattr(value, "__index__")):
                raise error("required argument is not a float")
            try:
                return _float_to_bits(float(value), *_FLOATS[letter], letter).to_bytes(size, self._order)
            except OverflowError:
                if isinstance(value, int):
                    raise error("int too large to convert") from None
                raise
        if letter == "?":
            return b"\1" if value else b"\0"
        if letter == "c":
            if not isinstance(value, bytes) or len(value) != 1:
                raise error("char format requires a bytes object of length 1")
            return value
        if not isinstance(value, (bytes, bytearray)):
            raise error(f"argument for '{letter}' must be a bytes object")
        if letter == "p":
            value = bytes([min(len(value), size - 1, 255)]) + value[:size - 1] if size else b""
        return bytes(value[:size]).ljust(size, b"\0")

    def _integer_to_bytes(self, letter, value):
        size, signed = self._integers[letter]
        if not hasattr(value, "__index__"):
            raise error("required argument is not an integer")
        number = value.__index__()
        try:
            return number.to_bytes(size, self._order, signed=signed)
        except OverflowError:
            low = -(1 << (size * 8 - 1)) if signed else 0
            high = (1 << (size * 8 - (1 if signed else 0))) - 1
            raise error(f"'{letter}' format requires {low} <= number <= {high}") from None

    # -- Unpacking --

    def unpack(self, buffer, /):
        if len(buffer) != self.size:
            raise error(f"unpack requires a buffer of {self.size} bytes")
        return self._values(buffer, 0)

    def unpack_from(self, buffer, offset=0):
        size = len(buffer)
        if offset < 0:
            if offset + self.size > 0:
                raise error(f"not enough data to unpack {self.size} bytes at offset {offset}")
            if offset + size < 0:
                raise error(f"offset {offset} out of range for {size}-byte buffer")
            offset += size
        if size - offset < self.size:
            raise error(f"unpack_from requires a buffer of at least {self.size + offset} bytes for unpacking {self.size} "
                        f"bytes at offset {offset} (actual buffer size is {size})")
        return self._values(buffer, offset)

    def iter_unpack(self, buffer, /):
        if self.size == 0:
            raise error("cannot iteratively unpack with a struct of length 0")
        if len(buffer) % self.size:
            raise error(f"iterative unpacking requires a buffer of a multiple of {self.size} bytes")
        return (self._values(buffer, offset) for offset in range(0, len(buffer), self.size))

    def _values(self, buffer, offset):
        values = []
        for field in self._fields:
            for k in range(field.count):
                start = offset + field.offset + k * field.size
                values.append(self._from_bytes(field, bytes(buffer[start:start + field.size])))
        return tuple(values)

    def _from_bytes(self, field, data):
        letter = field.letter
        if letter in self._integers:
            return int.from_bytes(data, self._order, signed=self._integers[letter][1])
        if letter in _FLOATS:
            return _bits_to_float(int.from_bytes(data, self._order), *_FLOATS[letter])
        if letter == "?":
            return data != b"\0"
        if letter == "p":
            return data[1:1 + data[0]] if data else b""
        return data


_cache = {}


def _struct(format):
    if format not in _cache:
        if len(_cache) >= 100:
            _cache.clear()
        _cache[format] = Struct(format)
    return _cache[format]


def calcsize(format, /):
    return _struct(format).size


def pack(format, /, *values):
    return _struct(format).pack(*values)


def pack_into(format, buffer, offset, /, *values):
    _struct(format).pack_into(buffer, offset, *values)


def unpack(format, buffer, /):
    return _struct(format).unpack(buffer)


def unpack_from(format, /, buffer, offset=0):
    return _struct(format).unpack_from(buffer, offset)


def iter_unpack(format, buffer, /):
    return _struct(format).iter_unpack(buffer)


error.__module__ = "struct"
