# Uncaught nested exception class.
class Outer:
    class InnerError(Exception): pass
raise Outer.InnerError("qual")
