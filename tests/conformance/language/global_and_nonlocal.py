# Which scope a name belongs to.
x = "module"


def reads():
    return x


def shadows():
    x = "local"
    return x


def changes():
    global x, made
    x = "changed"
    made = "new module name"


def nested():
    x = "enclosing"

    def inner():
        nonlocal x
        x += " and inner"

    def to_module():
        global x
        return x

    inner()
    return x, to_module()


print(reads(), shadows(), reads())
changes()
print(x, made, nested())


class Scope:
    x = "class"
    seen = [x for _ in range(1)]

    def method(self):
        return x

    copied = x


print(Scope.seen, Scope().method(), Scope.copied)


def unbound():
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)
    later = 1
    del later
    try:
        later
    except UnboundLocalError as error:
        print(error)


unbound()
try:
    nowhere
except NameError as error:
    print(error)


def free_before_assignment():
    def use():
        return value

    try:
        use()
    except NameError as error:
        print(error)
    value = 1


free_before_assignment()
