# A default is evaluated when the function is defined, in the order of the parameters, and shared by all calls.
def noisy(value):
    print("default", value)
    return value


def collect(item, into=noisy([]), *, label=noisy("x")):
    into.append(item)
    return label, into


print(collect(1))
print(collect(2, label="y"))
print(collect(3, into=[]))
print(collect.__defaults__, collect.__kwdefaults__)
collect.__defaults__ = ([0],)
print(collect(4))
