# Uncaught exit raises from.
class T:
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        raise KeyError("from exit") from v
with T():
    raise ValueError("body")
