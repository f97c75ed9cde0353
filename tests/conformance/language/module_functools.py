# functools: partial, reduce, caches, wraps, singledispatch, cmp_to_key.
import functools

print(functools.reduce(lambda a, b: a * b, [1, 2, 3, 4]), functools.reduce(lambda a, b: a + b, [], "start"))
double = functools.partial(lambda a, b, c=0: (a, b, c), 1, c=3)
print(double(2), double.args, double.keywords, double(5, c=9))


@functools.lru_cache(maxsize=2)
def slow(n):
    print("computing", n)
    return n * n


print(slow(1), slow(2), slow(1), slow(3), slow(2), slow.cache_info())
slow.cache_clear()
print(slow.cache_info(), slow.__wrapped__(5))


@functools.cache
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), fib.cache_info().hits)


@functools.singledispatch
def show(value):
    return f"object {value}"


@show.register
def _(value: int):
    return f"int {value}"


@show.register(list)
@show.register(tuple)
def _(value):
    return f"sequence of {len(value)}"


print(show(1), show([1, 2]), show((1,)), show("s"), show(True), show.dispatch(bool).__name__)


class Formatter:
    @functools.singledispatchmethod
    def render(self, value):
        return "default"

    @render.register
    def _(self, value: str):
        return "str " + value

    @functools.cached_property
    def heavy(self):
        print("computed once")
        return 42

    def scale(self, a, b):
        return a * b

    triple = functools.partialmethod(scale, 3)


f = Formatter()
print(f.render("x"), f.render(1), f.heavy, f.heavy, vars(f), f.triple(5))
print(sorted([3, 1, 2], key=functools.cmp_to_key(lambda a, b: b - a)))


@functools.wraps(show)
def wrapper():
    pass


print(wrapper.__name__)
try:
    functools.reduce(lambda a, b: a, [])
except TypeError as error:
    print(error)
try:
    slow([])
except TypeError as error:
    print(error)
