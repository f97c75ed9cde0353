# hashlib's digests; uuid from names.
import hashlib
import uuid

for name in ("md5", "sha1", "sha256"):
    h = hashlib.new(name)
    h.update(b"hello ")
    h.update("wörld".encode())
    print(name, h.hexdigest(), h.digest_size, h.name, h.block_size)
print(hashlib.sha256(b"").hexdigest(), hashlib.md5(b"x" * 1000).hexdigest(), hashlib.sha1(b"abc").digest())
copy = hashlib.sha256(b"a")
other = copy.copy()
other.update(b"b")
print(copy.hexdigest() == hashlib.sha256(b"a").hexdigest(), other.hexdigest() == hashlib.sha256(b"ab").hexdigest())
u = uuid.uuid5(uuid.NAMESPACE_DNS, "example.org")
print(u, u.hex, u.version, uuid.UUID("12345678-1234-5678-1234-567812345678").int, uuid.uuid3(uuid.NAMESPACE_URL, "x"), repr(uuid.UUID(int=5)), uuid.uuid4().version, len(str(uuid.uuid4())))
try:
    uuid.UUID("nope")
except ValueError as error:
    print(error)
try:
    hashlib.sha256("text")
except TypeError as error:
    print(error)
