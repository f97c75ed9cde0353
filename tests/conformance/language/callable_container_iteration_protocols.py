# __call__, __len__, __getitem__, __contains__, __iter__, __next__, __reversed__, old-style iteration.
class Squares:
    def __len__(self):
        return 4

    def __getitem__(self, i):
        print("get", i, end=" ")
        if i >= 4:
            raise IndexError(i)
        return i * i

    def __call__(self, *args, **kwargs):
        return args, kwargs


s = Squares()
print(list(s), 9 in s, s(1, k=2), list(reversed(s)), bool(s))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if not self.n:
            raise StopIteration
        self.n -= 1
        return self.n


c = Countdown(3)
print(2 in c, list(c), list(c), max(Countdown(4)), [*Countdown(2)], dict.fromkeys(Countdown(2)))


class Bag:
    def __contains__(self, item):
        return item == "in"

    def __iter__(self):
        yield from "bag"

    def __reversed__(self):
        return iter(["reversed"])

    def __length_hint__(self):
        return 3


b = Bag()
print("in" in b, "b" in b, list(b), list(reversed(b)), tuple(b), "".join(b))
for wrong in (type("W", (), {"__iter__": lambda self: 5})(), type("W", (), {"__len__": lambda self: -1})(), type("W", (), {"__len__": lambda self: "x"})()):
    for ask in (list, len, bool):
        try:
            print(ask(wrong))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
