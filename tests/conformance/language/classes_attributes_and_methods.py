# Instance and class attributes, methods, static and class methods, and their reprs without addresses.
class Counter:
    made = 0
    names = []

    def __init__(self, name):
        self.name = name
        Counter.made += 1
        self.names.append(name)

    def shout(self, times=1):
        return self.name.upper() * times

    @classmethod
    def make(cls, *names):
        return [cls(n) for n in names]

    @staticmethod
    def helper(x):
        return x * 2


a, b = Counter.make("a", "b")
print(Counter.made, a.made, a.names is b.names, Counter.names, a.shout(2), Counter.shout(b), a.helper(4), Counter.helper("x"))
a.made = 99
print(a.made, b.made, Counter.made, vars(a), a.__dict__, b.__class__.__name__)
method = b.shout
b.name = "changed"
print(method(), method.__self__ is b, method.__func__ is Counter.shout, method.__name__, Counter.shout.__qualname__)
print(getattr(a, "name"), getattr(a, "zzz", "default"), hasattr(a, "zzz"), setattr(a, "new", 1), a.new, delattr(a, "new"), hasattr(a, "new"))
Counter.added = lambda self: f"added {self.name}"
print(a.added(), Counter.__name__, Counter.__bases__, Counter.__mro__, Counter.__doc__, Counter.__module__, type(a) is Counter, Counter)
for call in (lambda: a.missing, lambda: Counter.missing, lambda: a.helper(), lambda: Counter.shout(), lambda: Counter(), lambda: a(), lambda: delattr(a, "zzz"), lambda: (5).x, lambda: None.x, lambda: "s".foo, lambda: [].x, lambda: len.x, lambda: Counter.make.x):
    try:
        call()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
for target in (5, "s", None, object(), len):
    try:
        target.attribute = 1
    except AttributeError as error:
        print(error)
