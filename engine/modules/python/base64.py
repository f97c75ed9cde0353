"""Bytes as text in 64, 32 or 16 letters, and in the 85 of Ascii85 and Base85."""
import binascii
import re

__all__ = ["encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
           "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "standard_b64encode",
           "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode"]

_URL_LETTERS = bytes.maketrans(b"+/", b"-_")
_STANDARD_LETTERS = bytes.maketrans(b"-_", b"+/")
_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32_HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"
_B85 = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~"


def _as_bytes(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, (bytes, bytearray)):
        return bytes(s)
    raise TypeError(f"argument should be a bytes-like object or ASCII string, not {s.__class__.__name__!r}")


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is not None:
        assert len(altchars) == 2, repr(altchars)
        return encoded.translate(bytes.maketrans(b"+/", altchars))
    return encoded


def b64decode(s, altchars=None, validate=False):
    s = _as_bytes(s)
    if altchars is not None:
        altchars = _as_bytes(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s).translate(_URL_LETTERS)


def urlsafe_b64decode(s):
    return b64decode(_as_bytes(s).translate(_STANDARD_LETTERS))


# -- Base32 and Base16 -----------------------------------------------------------------------------------------------

def _encode32(letters, s):
    s = bytes(s)
    encoded = bytearray()
    for i in range(0, len(s), 5):
        chunk = s[i:i + 5]
        number = int.from_bytes(chunk.ljust(5, b"\0"))
        group = bytes(letters[number >> shift & 31] for shift in range(35, -1, -5))
        used = (len(chunk) * 8 + 4) // 5
        encoded += group[:used] + b"=" * (8 - used)
    return bytes(encoded)


def _decode32(letters, s, casefold=False, map01=None):
    s = _as_bytes(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _as_bytes(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    size = len(s)
    s = s.rstrip(b"=")
    padding = size - len(s)
    values = {letter: value for value, letter in enumerate(letters)}
    decoded = bytearray()
    for i in range(0, size, 8):
        number = 0
        for letter in s[i:i + 8].ljust(8, letters[:1]):
            if letter not in values:
                raise binascii.Error("Non-base32 digit found") from None
            number = number << 5 | values[letter]
        decoded += number.to_bytes(5)
    if padding not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if padding:
        del decoded[-((padding * 5 + 7) // 8):]
    return bytes(decoded)


def b32encode(s):
    return _encode32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode32(_B32_HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode32(_B32_HEX, s, casefold)


def b16encode(s):
    return bytes(s).hex().upper().encode()


def b16decode(s, casefold=False):
    s = _as_bytes(s)
    if casefold:
        s = s.upper()
    if re.search(b"[^0-9A-F]", s):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# -- Base85 ----------------------------------------------------------------------------------------------------------

def b85encode(b, pad=False):
    b = bytes(b)
    padding = -len(b) % 4
    encoded = bytearray()
    for i in range(0, len(b), 4):
        number = int.from_bytes(b[i:i + 4].ljust(4, b"\0"))
        encoded += bytes(_B85[number // 85 ** k % 85] for k in range(4, -1, -1))
    return bytes(encoded if pad or not padding else encoded[:-padding])


def b85decode(b):
    b = _as_bytes(b)
    padding = -len(b) % 5
    b += b"~" * padding
    values = {letter: value for value, letter in enumerate(_B85)}
    decoded = bytearray()
    for i in range(0, len(b), 5):
        number = 0
        for j, letter in enumerate(b[i:i + 5]):
            if letter not in values:
                raise ValueError(f"bad base85 character at position {i + j}") from None
            number = number * 85 + values[letter]
        if number > 0xFFFFFFFF:
            raise ValueError(f"base85 overflow in hunk starting at byte {i}") from None
        decoded += number.to_bytes(4)
    return bytes(decoded[:-padding] if padding else decoded)


# -- With line feeds, as in mail -------------------------------------------------------------------------------------

def encodebytes(s):
    return b"".join(binascii.b2a_base64(s[i:i + 57]) for i in range(0, len(s), 57))


def decodebytes(s):
    return binascii.a2b_base64(s)


def encode(input, output):
    output.write(encodebytes(input.read()))


def decode(input, output):
    output.write(decodebytes(input.read()))
