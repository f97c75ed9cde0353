# Decorators: order, arguments, classes as decorators, decorating classes, wraps.
import functools


def tag(label):
    print("make", label)

    def decorate(f):
        print("apply", label, "to", f.__name__)

        @functools.wraps(f)
        def wrapper(*args, **kwargs):
            print("before", label)
            result = f(*args, **kwargs)
            print("after", label)
            return result

        return wrapper

    return decorate


@tag("outer")
@tag("inner")
def work(x):
    "does work"
    return x * 2


print(work(3), work.__name__, work.__doc__, work.__wrapped__.__name__)


class Memo:
    def __init__(self, f):
        self.f, self.cache = f, {}

    def __call__(self, n):
        if n not in self.cache:
            self.cache[n] = self.f(n)
        return self.cache[n]


@Memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(50), len(fib.cache))


def add_method(cls):
    cls.extra = lambda self: "extra"
    return cls


@add_method
@(lambda c: c)
class Plain:
    @staticmethod
    @tag("static")
    def s():
        return "s"

    @classmethod
    @tag("class")
    def c(cls):
        return cls.__name__

    @property
    @tag("prop")
    def p(self):
        return "p"


print(Plain().extra(), Plain.s(), Plain.c(), Plain().p)
handlers = [tag]


@handlers[0]("subscripted")
def last():
    pass


last()
