"""Universally unique identifiers (RFC 9562). The random ones come from the run's seed."""
import enum as _enum

__all__ = ["UUID", "SafeUUID", "getnode", "uuid1", "uuid3", "uuid4", "uuid5", "uuid6", "uuid7", "uuid8",
           "NAMESPACE_DNS", "NAMESPACE_URL", "NAMESPACE_OID", "NAMESPACE_X500", "NIL", "MAX",
           "RESERVED_NCS", "RFC_4122", "RESERVED_MICROSOFT", "RESERVED_FUTURE"]

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility",
    "reserved for future definition"]

# 100-nanosecond steps from 1582-10-15 to 1970-01-01.
_GREGORIAN_EPOCH = 0x01B21DD213814000


class SafeUUID(_enum.Enum):
    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """An identifier of 128 bits."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *,
                 is_safe=SafeUUID.unknown):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if int is None:
            int = _number(hex, bytes, bytes_le, fields)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = int & ~(0xF000 << 64) & ~(0xC000 << 48) | 0x8000 << 48 | version << 76
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", is_safe)

    def __getstate__(self):
        state = {"int": self.int}
        if self.is_safe is not SafeUUID.unknown:
            state["is_safe"] = self.is_safe.value
        return state

    def __setstate__(self, state):
        object.__setattr__(self, "int", state["int"])
        object.__setattr__(self, "is_safe", SafeUUID(state.get("is_safe")))

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __str__(self):
        x = self.hex
        return f"{x[:8]}-{x[8:12]}-{x[12:16]}-{x[16:20]}-{x[20:]}"

    @property
    def bytes(self):
        return self.int.to_bytes(16)

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node

    @property
    def time_low(self):
        return self.int >> 96

    @property
    def time_mid(self):
        return self.int >> 80 & 0xFFFF

    @property
    def time_hi_version(self):
        return self.int >> 64 & 0xFFFF

    @property
    def clock_seq_hi_variant(self):
        return self.int >> 56 & 0xFF

    @property
    def clock_seq_low(self):
        return self.int >> 48 & 0xFF

    @property
    def time(self):
        if self.version == 6:
            return self.time_low << 28 | self.time_mid << 12 | self.time_hi_version & 0x0FFF
        if self.version == 7:
            return self.int >> 80
        return (self.time_hi_version & 0x0FFF) << 48 | self.time_mid << 32 | self.time_low

    @property
    def clock_seq(self):
        return (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low

    @property
    def node(self):
        return self.int & 0xFFFFFFFFFFFF

    @property
    def hex(self):
        return "%032x" % self.int

    @property
    def urn(self):
        return "urn:uuid:" + str(self)

    @property
    def variant(self):
        top = self.int >> 61 & 7
        return RESERVED_NCS if top < 4 else RFC_4122 if top < 6 else RESERVED_MICROSOFT if top == 6 else RESERVED_FUTURE

    @property
    def version(self):
        if self.variant == RFC_4122:
            return self.int >> 76 & 0xF


def _number(hex, bytes, bytes_le, fields):
    """The 128 bits that one of the four forms stands for."""
    if hex is not None:
        digits = hex.replace("urn:", "").replace("uuid:", "").strip("{}").replace("-", "")
        if len(digits) != 32:
            raise ValueError("badly formed hexadecimal UUID string")
        return int(digits, 16)
    if bytes_le is not None:
        if len(bytes_le) != 16:
            raise ValueError("bytes_le is not a 16-char string")
        b = bytes_le
        bytes = b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]
    if bytes is not None:
        if len(bytes) != 16:
            raise ValueError("bytes is not a 16-char string")
        return int.from_bytes(bytes)
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    number = 0
    for i, (value, bits) in enumerate(zip(fields, (32, 16, 16, 8, 8, 48))):
        if not 0 <= value < 1 << bits:
            raise ValueError(f"field {i + 1} out of range (need a {bits}-bit value)")
        number = number << bits | value
    return number


_source = None
_node = None
_last = {}


def _random_bits(n):
    global _source
    if _source is None:
        from random import SystemRandom
        _source = SystemRandom()
    return _source.getrandbits(n)


def getnode():
    global _node
    if _node is None:
        _node = _random_bits(48) | 1 << 40
    return _node


def _next_time(kind, now):
    """Times of one kind grow, however fast they are asked for."""
    _last[kind] = max(now, _last.get(kind, -1) + 1)
    return _last[kind]


def _time_parts(kind, node, clock_seq):
    import time
    now = _next_time(kind, time.time_ns() // 100 + _GREGORIAN_EPOCH)
    clock_seq = _random_bits(14) if clock_seq is None else clock_seq & 0x3FFF
    return now, clock_seq, getnode() if node is None else node


def uuid1(node=None, clock_seq=None):
    now, clock_seq, node = _time_parts(1, node, clock_seq)
    return UUID(fields=(now & 0xFFFFFFFF, now >> 32 & 0xFFFF, now >> 48 & 0x0FFF, clock_seq >> 8, clock_seq & 0xFF,
                        node), version=1)


def _named(namespace, name, algorithm, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode()
    digest = getattr(hashlib, algorithm)(namespace.bytes + name).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    return _named(namespace, name, "md5", 3)


def uuid4():
    return UUID(int=_random_bits(128), version=4)


def uuid5(namespace, name):
    return _named(namespace, name, "sha1", 5)


def uuid6(node=None, clock_seq=None):
    now, clock_seq, node = _time_parts(6, node, clock_seq)
    return UUID(int=(now >> 12 & 0xFFFFFFFFFFFF) << 80 | (now & 0x0FFF) << 64 | clock_seq << 48
                | node & 0xFFFFFFFFFFFF, version=6)


def uuid7():
    import time
    now = time.time_ns() // 1_000_000
    counter = _next_time(7, now << 42 | _random_bits(41))
    return UUID(int=(counter >> 42 & 0xFFFFFFFFFFFF) << 80 | (counter >> 30 & 0xFFF) << 64
                | (counter & 0x3FFFFFFF) << 32 | _random_bits(32), version=7)


def uuid8(a=None, b=None, c=None):
    a = _random_bits(48) if a is None else a
    b = _random_bits(12) if b is None else b
    c = _random_bits(62) if c is None else c
    return UUID(int=(a & 0xFFFFFFFFFFFF) << 80 | (b & 0xFFF) << 64 | c & 0x3FFFFFFFFFFFFFFF, version=8)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")
