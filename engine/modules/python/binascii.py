"""Bytes as hexadecimal and Base64 text, and checksums."""

__all__ = ["a2b_base64", "a2b_hex", "b2a_base64", "b2a_hex", "crc32", "crc_hqx", "hexlify", "unhexlify", "Error",
           "Incomplete"]

_LETTERS = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"
_VALUES = {letter: value for value, letter in enumerate(_LETTERS)}


class Error(ValueError):
    pass


class Incomplete(Exception):
    pass


def _buffer(data):
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")


def _ascii(data):
    if isinstance(data, str):
        if not data.isascii():
            raise ValueError("string argument should contain only ASCII characters")
        return data.encode()
    if isinstance(data, (bytes, bytearray)):
        return bytes(data)
    raise TypeError(f"argument should be bytes, buffer or ASCII string, not '{type(data).__name__}'")


def b2a_hex(data, sep=None, bytes_per_sep=1):
    text = _buffer(data).hex() if sep is None else _buffer(data).hex(sep, bytes_per_sep)
    return text.encode()


def a2b_hex(hexstr):
    text = _ascii(hexstr)
    if len(text) % 2:
        raise Error("Odd-length string")
    try:
        if any(c in b" \t\n\r\f\v" for c in text):
            raise ValueError
        return bytes.fromhex(text.decode())
    except ValueError:
        raise Error("Non-hexadecimal digit found") from None


hexlify, unhexlify = b2a_hex, a2b_hex


def b2a_base64(data, /, *, newline=True):
    data = _buffer(data)
    encoded = bytearray()
    for i in range(0, len(data) - 2, 3):
        number = data[i] << 16 | data[i + 1] << 8 | data[i + 2]
        encoded += bytes((_LETTERS[number >> 18], _LETTERS[number >> 12 & 63], _LETTERS[number >> 6 & 63],
                          _LETTERS[number & 63]))
    rest = data[len(data) - len(data) % 3:]
    if rest:
        number = int.from_bytes(rest.ljust(3, b"\0"))
        letters = bytes(_LETTERS[number >> shift & 63] for shift in (18, 12, 6, 0))
        encoded += letters[:len(rest) + 1] + b"=" * (3 - len(rest))
    return bytes(encoded) + (b"\n" if newline else b"")


def a2b_base64(data, /, *, strict_mode=False):
    data = _ascii(data)
    if strict_mode and data[:1] == b"=":
        raise Error("Leading padding not allowed")
    decoded = bytearray()
    number = place = padding = 0  # place: how many letters of the group there are
    for i, letter in enumerate(data):
        if letter == 0x3D:
            padding += 1
            if strict_mode and place == 0:
                raise Error("Excess padding not allowed" if i == len(data) - 1 else "Excess data after padding")
            if place >= 2 and place + padding >= 4:
                if strict_mode and i + 1 < len(data):
                    raise Error("Excess data after padding")
                return bytes(decoded)
            continue
        value = _VALUES.get(letter)
        if value is None:
            if strict_mode:
                raise Error("Only base64 data is allowed")
            continue
        if strict_mode and padding:
            raise Error("Discontinuous padding not allowed")
        padding = 0
        number = number << 6 | value
        place += 1
        # Each letter but the first of a group completes a byte.
        if place > 1:
            decoded.append(number >> (8 - 2 * place) & 255)
        if place == 4:
            number = place = 0
    if place == 1:
        raise Error(f"Invalid base64-encoded string: number of data characters ({len(decoded) // 3 * 4 + 1}) cannot be "
                    "1 more than a multiple of 4")
    if place:
        raise Error("Incorrect padding")
    return bytes(decoded)


def crc32(data, crc=0, /):
    crc = ~crc & 0xFFFFFFFF
    for byte in _buffer(data):
        crc ^= byte
        for _ in range(8):
            crc = crc >> 1 ^ (0xEDB88320 if crc & 1 else 0)
    return ~crc & 0xFFFFFFFF


def crc_hqx(data, crc, /):
    crc &= 0xFFFF
    for byte in _buffer(data):
        crc ^= byte << 8
        for _ in range(8):
            crc = (crc << 1 ^ (0x1021 if crc & 0x8000 else 0)) & 0xFFFF
    return crc
