# Uncaught metaclass new raises.
class M(type):
    def __new__(m, name, bases, ns):
        raise RuntimeError(name)
class X(metaclass=M):
    pass
