# Every kind of parameter, and how arguments find theirs.
def everything(a, b, /, c, d=4, *rest, e, f=6, **others):
    return a, b, c, d, rest, e, f, others


print(everything(1, 2, 3, e=5))
print(everything(1, 2, c=3, e=5, g=7))
print(everything(1, 2, 3, 4, 5, 6, e=7, f=8, z=9))
print(everything(*[1, 2], *(3,), **{"e": 5}, **{"h": 8}))


def positional_only(x, /, **named):
    return x, named


print(positional_only(1, x=2))


def keyword_only(*, first, second=2):
    return first, second


print(keyword_only(second=1, first=0), keyword_only(first=9))
print((lambda *args, **kwargs: (args, sorted(kwargs)))(1, 2, k=3, j=4))
