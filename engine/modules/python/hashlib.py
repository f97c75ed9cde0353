"""Digests of bytes. The algorithms are written in C++ over Nettle."""
algorithms_guaranteed = {"md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384",
                         "sha3_512"}
algorithms_available = set(algorithms_guaranteed)

__all__ = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
           "new", "algorithms_guaranteed", "algorithms_available", "pbkdf2_hmac")

_MISSING = ("blake2b", "blake2s", "shake_128", "shake_256", "scrypt", "file_digest")


def __getattr__(name):
    if name in _MISSING:
        from _awaitscope import refuse
        refuse(f"hashlib.{name} is not part of Awaitscope. These are: {', '.join(__all__)}.")
    raise AttributeError(f"module 'hashlib' has no attribute {name!r}")


def new(name, data=b"", **kwargs):
    key = name.lower().replace("-", "_") if isinstance(name, str) else name
    for known in algorithms_guaranteed:
        if key == known or (known.startswith("sha") and "_" not in known and key == f"sha_{known[3:]}"):
            return globals()[known](data, **kwargs)
    if key in _MISSING:
        __getattr__(key)
    raise ValueError(f"unsupported hash type {name}")


def pbkdf2_hmac(hash_name, password, salt, iterations, dklen=None):
    import hmac
    if iterations < 1:
        raise ValueError("iteration value must be greater than 0.")
    size = new(hash_name).digest_size
    if dklen is None:
        dklen = size
    elif dklen < 1:
        raise ValueError("key length must be greater than 0.")
    keyed = hmac.new(password, digestmod=hash_name)
    key = b""
    block = 1
    while len(key) < dklen:
        mac = keyed.copy()
        mac.update(salt + block.to_bytes(4, "big"))
        last = mac.digest()
        total = int.from_bytes(last)
        for _ in range(iterations - 1):
            mac = keyed.copy()
            mac.update(last)
            last = mac.digest()
            total ^= int.from_bytes(last)
        key += total.to_bytes(size)
        block += 1
    return key[:dklen]
