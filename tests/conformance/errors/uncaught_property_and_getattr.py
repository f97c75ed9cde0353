# Uncaught property and getattr.
class A:
    @property
    def p(self):
        return self._missing
class B(A):
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")
B().p
