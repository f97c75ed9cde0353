# Names in class bodies, comprehensions and nested functions.
x = "global"


class A:
    x = "class"
    direct = x
    in_lambda = (lambda: x)()
    in_list = [x for _ in range(1)]
    first_iter = [c for c in x]

    def method(self):
        return x

    class Inner:
        seen = x

    y = [z for z in range(3) if z]
    total = sum(y)


print(A.direct, A.in_lambda, A.in_list, "".join(A.first_iter), A().method(), A.Inner.seen, A.total)


def f():
    x = "local"

    class B:
        seen = x
        x = "class in f"
        after = x

        def m(self):
            return x

    return B.seen if hasattr(B, "seen") else None, B.after, B().m(), [x for x in "ab"], x


try:
    print(f())
except NameError as error:
    print(error)


def g():
    def inner():
        return late

    late = "assigned later"
    return inner()


print(g(), [i for i in range(3)], "i" in dir())
print([[(i, j) for j in range(i)] for i in range(3)], [lambda: k for k in range(2)][0]())


def shadow(list):
    return [*list]


print(shadow((1, 2)), (lambda print: print + 1)(4))
len_ = len
len = lambda obj: 42
print(len([]), len_([]))
del len
print(len([]))
