# and, or, not, any, all and truth.
print(0 or "default", "" or [] or None, 1 and 2, 0 and 1 / 0, [] and "x")
print(not "", not [0], not not 5)


class Falsy:
    def __bool__(self):
        print("asked", end=" ")
        return False


class Empty:
    def __len__(self):
        print("measured", end=" ")
        return 0


print(bool(Falsy()), bool(Empty()), Falsy() or "next", "yes" if Empty() else "no")
print(any(x > 2 for x in (1, 3, 1 / 1)), all([]), any([]), all(c.islower() for c in "abC"))
print([bool(v) for v in (0, 0.0, 0j, "", b"", (), [], {}, set(), range(0), None, False, "0", " ", [None], -1)])


class Wrong:
    def __bool__(self):
        return "yes"


try:
    if Wrong():
        pass
except TypeError as error:
    print(error)
print(True + True, True == 1, {True: "t", 1: "one"}, isinstance(True, int), False < True)
