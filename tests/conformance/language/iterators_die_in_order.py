# enumerate, zip, map and items() that are left early: what dies when.
class O:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        print("del", self.n)


class It:
    def __init__(self, n):
        self.n, self.i = n, 0

    def __iter__(self):
        return self

    def __next__(self):
        self.i += 1
        return O(f"{self.n}{self.i}")

    def __del__(self):
        print("iterator gone", self.n)


def f():
    for i, o in enumerate(It("e")):
        del o
        if i == 1:
            break
    print("e left")
    for a, b in zip(It("a"), It("b")):
        del a, b
        break
    print("z left")
    for x in map(lambda *a: a, It("m"), It("n")):
        break
    print("m left")


f()


def g():
    d = {i: O(f"d{i}") for i in range(3)}
    items = iter(d.items())
    for k, v in items:
        d[k] = None
        del v
        break
    del d
    print("items() goes")


g()
