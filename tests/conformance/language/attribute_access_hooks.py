# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__.
class Proxy:
    def __init__(self, target):
        object.__setattr__(self, "target", target)

    def __getattr__(self, name):
        print("getattr", name)
        return getattr(self.target, name)

    def __setattr__(self, name, value):
        print("setattr", name, value)
        setattr(self.target, name, value)

    def __delattr__(self, name):
        print("delattr", name)
        delattr(self.target, name)

    def __dir__(self):
        return ["b", "a"]


class Thing:
    size = 3


p = Proxy(Thing())
print(p.size)
p.colour = "red"
print(p.colour, p.target.colour, dir(p))
del p.colour
try:
    p.nothing
except AttributeError as error:
    print(error, error.name)


class All:
    kept = "class value"

    def __getattribute__(self, name):
        if name.startswith("x"):
            return f"intercepted {name}"
        return super().__getattribute__(name)


a = All()
print(a.kept, a.xyz, getattr(a, "x1"), hasattr(a, "other"))


class Missing:
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")


print(getattr(Missing(), "z", "default"))
try:
    Missing().z
except AttributeError as error:
    print(error)
