# Calls and super(): the same line calls functions, methods, classes, built-in functions; and classes change.
def call(f, *rest):
    for _ in range(50):
        result = f(1, 2)
    return result


class Init:
    def __init__(self, a, b):
        self.sum = a + b

    def __repr__(self):
        return f"{type(self).__name__}({self.sum})"

    def method(self, a, b):
        return self.sum, a, b

    @classmethod
    def class_method(cls, a, b):
        return cls.__name__, a, b

    @staticmethod
    def static_method(a, b):
        return a, b

    def __call__(self, a, b):
        return "called", a, b


class New(Init):
    def __new__(cls, a, b):
        return "instead"


class Slow(Init):
    def __init__(self, *arguments, **keywords):
        super().__init__(*arguments, **keywords)


def plain(a, b):
    return a, b


def defaults(a, b=0, c=3):
    return a, b, c


def rest(a, *more):
    return a, more


def keyword_only(a, b, *, c=4):
    return a, b, c


def generator(a, b):
    yield a
    yield b


init = Init(5, 6)
callables = [plain, defaults, rest, keyword_only, Init, New, Slow, init, init.method, Init.class_method,
             Init.static_method, max, pow, divmod, range, slice, complex, lambda a, b: a - b, plain]
for f in callables:
    print(call(f))
print(list(call(generator)), {}.setdefault(1, 2), call([].insert), call({}.get))
for f in (None, 3, "text"):
    try:
        call(f)
    except TypeError as error:
        print(error)
for f in (lambda a: a, lambda a, b, c: a, str.upper, [].append):
    try:
        call(f)
    except TypeError as error:
        print(error)

print("-- a class gets another __init__")


def make():
    return Init(1, 2)


print([make() for _ in range(20)][-1])
Init.__init__ = lambda self, a, b: setattr(self, "sum", "replaced")
print(make(), Slow(1, 2))
Init.__init__ = lambda self, a, b: 7
try:
    make()
except TypeError as error:
    print(error)
del Init.__init__
try:
    make()
except TypeError as error:
    print(error)
Init.__new__ = lambda cls, a, b: (cls.__name__, a, b)
print(make())

print("-- super() in a line that serves several classes")


class A:
    def name(self):
        return "A"


class B(A):
    def name(self):
        return "B" + super().name()


class C(A):
    def name(self):
        return "C" + super().name()


class D(B, C):
    def name(self):
        return "D" + super().name()


class E(D):
    pass


for o in (B(), C(), D(), E(), B(), D()) * 2:
    print(o.name(), end=" ")
print()
A.name = lambda self: "a"
print(D().name(), B().name())
C.name = lambda self: "c"
print(D().name(), B().name())
del C.name
print(D().name())
A.name = staticmethod(lambda: "static")
print(B().name())
A.name = property(lambda self: lambda: "from a property")
print(B().name())
super_was, super = super, lambda *arguments: A()
A.name = lambda self: "not the usual super"
try:
    print(B().name())
except RuntimeError as error:
    print(error)
super = super_was
print(B().name())

print("-- a method that is called while its class changes")


class Changing:
    def step(self, n):
        if n == 3:
            Changing.step = lambda self, n: f"new {n}"
        return f"old {n}"


changing = Changing()
print([changing.step(n) for n in range(6)])
