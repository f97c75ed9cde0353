# Bytes, hex, int.to_bytes and text encodings together.
text = "Grüße, 世界 🌍"
for encoding in ("utf-8", "utf-16-le", "utf-16", "latin-1", "ascii"):
    try:
        data = text.encode(encoding)
        print(encoding, len(data), data[:12], data.decode(encoding) == text)
    except UnicodeEncodeError as error:
        print(encoding, error.reason, error.start, error.end, error.object[error.start : error.end])
for n in (0, 255, 256, 65535, 2**32 - 1, 2**63):
    size = max(1, (n.bit_length() + 7) // 8)
    big, little = n.to_bytes(size, "big"), n.to_bytes(size, "little")
    print(n, big.hex(), little.hex("-"), int.from_bytes(big), int.from_bytes(little, "little"))
print(bytes(range(5)), bytes("abc", "ascii"), bytearray(b"xyz")[::-1], b"".join([b"a", bytearray(b"b")]), b"a,b".split(b","), b"\x00\x01".hex(), bytes.fromhex("00ff"), b"abc"[1], b"abc"[1:2], list(b"hi"), b"%d%%" % 5, sum(b"\x01\x02"))
crc = 0
for byte in b"checksum me":
    crc = (crc >> 1) ^ (0xEDB88320 if (crc ^ byte) & 1 else 0)
print(hex(crc), f"{crc:032b}", crc.bit_count())
print(b"abc" < b"abd", b"abc" in b"xabcx", b"a" * 3, bytes(3) == b"\0\0\0", b"x".isalpha(), b"12".isdigit(), b"MiX".lower(), b"a b".title(), b"\t x ".strip(), b"aab".count(b"a"), b"k=v".partition(b"="), b"abc".find(b"c"), b"abc".endswith((b"x", b"c")), b"abc".translate(bytes.maketrans(b"ab", b"xy")), b"l1\nl2".splitlines())
