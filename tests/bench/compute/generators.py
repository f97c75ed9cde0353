# A pipeline of generators.
def numbers(n):
    for i in range(n):
        yield i


def odd(source):
    for i in source:
        if i % 2:
            yield i


def pairs(source):
    for i in source:
        yield i, i * i


def chained(n):
    yield from numbers(n)


print(sum(square - i for i, square in pairs(odd(chained(6_000_000)))))
