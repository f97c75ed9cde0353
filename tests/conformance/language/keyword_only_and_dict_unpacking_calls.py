# Calls with everything unpacked, wrappers that pass all on, and what reaches the function.
def show(*args, sep="|", **kwargs):
    return sep.join([*map(repr, args), *(f"{k}={v!r}" for k, v in kwargs.items())])


def wrap(*args, **kwargs):
    return show(*args, **kwargs)


defaults = {"sep": ", ", "b": 2}
print(wrap(1, 2, a=1, **defaults), show(*"ab", *range(2), **{"k": 1}, j=2), show(sep="-", *[1, 2]), show(**{"x y": 1, "class": 2}))
print(wrap(*[], **{}), show(*(), *[[]], z=(i for i in ()).__class__.__name__), show(*{"d": 1}, *{3}), show(**dict(zip("pq", [1, 2]))))


class Recorder:
    def __getattr__(self, name):
        def call(*args, **kwargs):
            return f"{name}({show(*args, sep=', ', **kwargs)})"

        return call


r = Recorder()
print(r.anything(1, two=2), r.other(), getattr(r, "with space")("x"))


def outer(a, /, b, *args, c, d=4, **kw):
    return locals()


print(outer(1, 2, c=3), outer(1, b=2, c=3, a=9), outer(*[1, 2, 3, 4], **{"c": 5, "d": 6, "e": 7}))


class Config(dict):
    def keys(self):
        return ["only"]

    def __getitem__(self, key):
        return f"value of {key}"


print(show(**Config(ignored=1)), {**Config(ignored=1)})
compose = lambda *fs: lambda x: [x := f(x) for f in fs][-1]
print(compose(str, len, bin)(12345), (lambda *, key=1: key)(key=2), (lambda a, *b: (a, b))(*"xyz"))
