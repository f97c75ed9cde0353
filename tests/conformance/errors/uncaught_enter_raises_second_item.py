# Uncaught enter raises second item.
class CM:
    def __enter__(self):
        1 / 0
    def __exit__(self, *a):
        pass
with CM() as c, \
        CM() as d:
    pass
