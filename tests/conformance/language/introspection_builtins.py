# type, vars, dir, hasattr, callable, id, locals, globals.
class Animal:
    legs = 4

    def __init__(self, name):
        self.name = name

    def speak(self):
        return "..."


a = Animal("rex")
print(type(a), type(Animal), type(a).__name__, isinstance(a, Animal), vars(a), [n for n in dir(a) if not n.startswith("_")], hasattr(a, "legs"), callable(a.speak), callable(a))
print(Animal.__dict__["legs"], "speak" in Animal.__dict__, a.__class__.__mro__, Animal.__module__, Animal.speak.__name__, a.speak.__self__ is a)


def f(x, y=2):
    z = x + y
    return sorted(locals().items())


print(f(1), "Animal" in globals(), globals()["a"] is a, f.__code__.co_varnames, f.__defaults__, f.__code__.co_name, f.__module__, f.__dict__)
print(type(5), type("s"), type(None), type(f), type(len), type(type), type([].append), type(x for x in ()), type(lambda: 0), type(range(3)), type({}.keys()), type(Ellipsis), type(NotImplemented), type(1j), type(b""), type(slice(1)))
print(int, str, list, dict, Exception, Animal, len, print, [].append.__name__, dict.get, int.__add__, str.upper)
print(repr(len), repr(int.bit_length), repr(object), repr(type), repr(ValueError), repr(type(f)), str(type(a)), f"{int}")
g = (x for x in ())
print(g.__name__, g.__qualname__, (lambda: 0).__name__, f.__qualname__, Animal.speak.__qualname__, Animal.__qualname__)
print(issubclass(bool, int), issubclass(Animal, object), isinstance(Animal, type), isinstance(type, type), object.__bases__, bool.__mro__, type.__mro__)
