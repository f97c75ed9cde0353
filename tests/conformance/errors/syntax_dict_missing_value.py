# A dict entry without a value.
d = {"a": 1, "b":}
