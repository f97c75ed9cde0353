# A metaclass sees classes being made, called and asked.
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", name, kwargs)
        return {"prepared": True}

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, [k for k in namespace if not k.startswith("__")])
        return super().__new__(mcs, name, bases, namespace)

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name)
        super().__init__(name, bases, namespace)

    def __call__(cls, *args):
        print("call", cls.__name__, args)
        return super().__call__(*args)

    def __len__(cls):
        return 42

    def __instancecheck__(cls, obj):
        return obj == "pretend"

    def __getattr__(cls, name):
        return f"meta attribute {name}"


class Thing(metaclass=Meta, flag=1):
    def __init__(self, x):
        self.x = x


t = Thing(5)
print(t.x, len(Thing), Thing.unknown, isinstance("pretend", Thing), isinstance(t, Thing), type(Thing).__name__, Thing.prepared)


class Child(Thing):
    pass


Made = type("Made", (object,), {"value": 7, "get": lambda self: self.value})
print(Made().get(), Made.__name__, type(Made))
try:
    class Mixed(Thing, metaclass=type("Other", (type,), {})):
        pass
except TypeError as error:
    print(error)
