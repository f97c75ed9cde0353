# Bytes are numbers that print as text where they can.
b = b"abc\x00\xff'\""
print(b, len(b), b[0], b[1:3], b[-1:], list(b"AB"), bytes([65, 66]), bytes(3), bytes("é", "utf-8"), b"a" + b"b", b"ab" * 2, b"b" in b, 98 in b)
print(b.hex(), bytes.fromhex("de ad BE"), b"a-b-c".split(b"-"), b"-".join([b"x", b"y"]), b"Hello".upper(), b"hello".find(b"l"), b"aXb".replace(b"X", b""), b" x ".strip(), b"abc".startswith(b"ab"))
print(b"%s=%d" % (b"k", 5), b"\t\n\r\\", b'it"s', b"it's", hash(b"abc"), b"a" < b"b", b"ab" == "ab", bytes(bytearray(b"z")), b"abc".decode("ascii"), b"ab".center(6, b"."))
ba = bytearray(b"hello")
ba[0] = 72
ba.append(33)
ba.extend(b"??")
ba[1:3] = b"EEE"
del ba[-1]
print(ba, ba.pop(), ba.decode(), bytearray(2), ba == bytes(ba), ba.index(b"o"))
ba.insert(0, 62)
ba += b"end"
ba.reverse()
print(ba, ba.count(b"E"), ba.hex(" "))
ba.clear()
print(ba, bool(ba))
for call in (lambda: bytes([256]), lambda: b"a" + "b", lambda: bytes("x"), lambda: bytearray(b"a").append(300), lambda: b"abc"[9], lambda: bytes.fromhex("xyz"), lambda: {}[b"k"], lambda: bytes(-1), lambda: b"a".join(["b"])):
    try:
        call()
    except (ValueError, TypeError, IndexError, KeyError) as error:
        print(type(error).__name__, error)
