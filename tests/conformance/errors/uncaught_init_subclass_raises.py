# Uncaught init subclass raises.
class A:
    def __init_subclass__(cls, **kw):
        raise TypeError("no subclass")
class B(A):
    pass
