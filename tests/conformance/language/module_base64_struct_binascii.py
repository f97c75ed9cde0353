"""base64, binascii, struct: texts and layouts of bytes."""
import base64
import binascii
import struct

data = b"Hello, world! \x00\xff\xfe"
for name in ("b64", "b32", "b16", "b85", "urlsafe_b64", "standard_b64"):
    encoded = getattr(base64, name + "encode")(data)
    print(name, encoded, getattr(base64, name + "decode")(encoded) == data)
print(base64.b64encode(b"\xfb\xff", altchars=b"-_"), base64.b64decode("aGk="), base64.encodebytes(b"x" * 60), base64.b64encode(b""))
for wrong in (lambda: base64.b64decode("a"), lambda: base64.b64decode("aGk"), lambda: base64.b64encode("text"), lambda: base64.b64decode(5), lambda: base64.b64decode("a!Gk=", validate=True), lambda: base64.b32decode("A"),
              lambda: base64.b16decode("xx"), lambda: binascii.unhexlify("abc"), lambda: binascii.unhexlify("zz"), lambda: base64.b64decode("é")):
    try:
        print(wrong())
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
print(binascii.hexlify(data, "-", 2), binascii.unhexlify("00ff"), binascii.crc32(data), binascii.b2a_base64(b"hi"))
print(struct.pack("<IhB", 1, -2, 3), struct.pack(">IhB", 1, -2, 3), struct.pack("IhB", 1, -2, 3), struct.pack("!10sxH", b"abc", 513), struct.pack("bI", 1, 2))
print(struct.unpack("<fd", struct.pack("<fd", 1.1, 1.1)), struct.pack(">f", 3.14159), struct.pack("<d", -0.0), struct.pack("e", 1.5), struct.unpack("<q?c", b"\xff" * 8 + b"\1x"))
print([struct.calcsize(f) for f in ("", "i", "ii", "bi", "ib", "<bi", "10s", "qb", "bq", "3h2x", "P", "?c")])
s = struct.Struct(">HH")
print(s.size, s.format, s.pack(1, 2), s.unpack(b"\0\1\0\2"), list(s.iter_unpack(b"\0\1\0\2\0\3\0\4")), s.unpack_from(b"..\0\1\0\2", 2))
buffer = bytearray(6)
struct.pack_into("<H", buffer, 2, 0x1234)
print(buffer)
for wrong in (lambda: struct.unpack("i", b"abc"), lambda: struct.pack("B", 256), lambda: struct.pack("h", 40000), lambda: struct.pack("i", "x"), lambda: struct.pack("ii", 1), lambda: struct.pack("z", 1), lambda: struct.pack("f", "x"),
              lambda: struct.pack("<Q", -1), lambda: struct.pack("s", "x"), lambda: struct.pack("c", b"xy"), lambda: struct.pack("3", 1), lambda: struct.pack_into("i", buffer, 4, 1)):
    try:
        print(wrong())
    except (struct.error, OverflowError) as error:
        print(type(error).__name__, error)
