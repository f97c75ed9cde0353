# One line of code that meets many kinds of objects: what it learnt from the first must not hold for the next.
def read(o):
    return o.value


def write(o, value):
    o.value = value


def ask(o):
    return o.method()


class Plain:
    def __init__(self, value):
        self.value = value

    def method(self):
        return "Plain.method"


class Other(Plain):
    def method(self):
        return "Other.method"


class Slotted:
    __slots__ = ("value",)

    def method(self):
        return "Slotted.method"


class Computed:
    log = []

    @property
    def value(self):
        return "computed"

    @value.setter
    def value(self, new):
        self.log.append(new)

    def method(self):
        return "Computed.method"


class Dynamic:
    def __getattr__(self, name):
        if name == "value":
            return "dynamic"
        raise AttributeError(name)

    def method(self):
        return "Dynamic.method"


class Data:
    def __get__(self, instance, owner):
        return "descriptor"

    def __set__(self, instance, value):
        print("set through the descriptor:", value)


def many_times(f, *arguments):
    for _ in range(100):
        result = f(*arguments)
    return result


plain, other, slotted, computed, dynamic = Plain(1), Other(2), Slotted(), Computed(), Dynamic()
slotted.value = 3
for o in (plain, other, slotted, computed, dynamic, Plain, plain, other):
    if o is Plain:
        Plain.value = "of the class"
    print(many_times(read, o), many_times(ask, o) if o is not Plain else "")
del Plain.value

print("-- the class changes")
print(read(plain), read(other))
Plain.value = Data()  # a data descriptor goes before the instance's own attribute
print(read(plain), read(other))
write(plain, 10)
del Plain.value
print(read(plain), read(other))
Plain.value = "of the class"  # what is no data descriptor does not
print(read(plain), read(other))
del plain.value
print(read(plain))
write(plain, "back")
print(read(plain), plain.__dict__)
Plain.method = lambda self: "another method"
print(ask(plain), ask(other))
del Other.method
print(ask(other))
other.method = lambda: "the instance's own"
print(ask(other))
del other.method
print(ask(other))

print("-- the object changes its class")
changing = Plain("a")
for cls in (Plain, Other, Plain):
    changing.__class__ = cls
    print(many_times(read, changing), many_times(ask, changing), type(changing).__name__)

print("-- the instance's dict")
many_times(write, plain, "shape")
plain.__dict__["value"] = "by the dict"
print(read(plain))
plain.__dict__["extra"] = 1
print(many_times(read, plain), plain.extra)
plain.__dict__ = {"value": "another dict"}
print(many_times(read, plain))
many_times(write, plain, "written")
print(plain.__dict__)
plain.__dict__.clear()
Plain.value = "class again"
print(read(plain))

print("-- names in another order")


class Two:
    pass


first, second = Two(), Two()
first.a, first.b = "first.a", "first.b"
second.b, second.a = "second.b", "second.a"


def both(o):
    return o.a, o.b


for o in (first, second) * 3:
    print(many_times(both, o))
del first.a
try:
    both(first)
except AttributeError as error:
    print(error)
first.a = "again"
print(both(first), list(first.__dict__))

print("-- writing what is not there")


class Grows:
    def __init__(self, wide):
        if wide:
            self.before = 0
        self.x = 1
        self.y = 2


print([sorted(Grows(wide).__dict__) for wide in (0, 1, 0, 1, 1, 0)])


class Refuses(Plain):
    def __setattr__(self, name, value):
        print("refused", name)


write(Refuses(0), 1)
try:
    write(3, 4)
except AttributeError as error:
    print(error)
try:
    write(Slotted.method, 5)
    print(Slotted.method.value)
except AttributeError as error:
    print(error)
