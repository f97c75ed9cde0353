# PEP 695: type parameters of functions, classes and aliases.
def first[T](items: list[T]) -> T:
    return items[0]


class Box[T, *Ts, **P]:
    def __init__(self, value: T):
        self.value = value

    def map[U](self, f) -> "Box[U]":
        return Box(f(self.value))


type Pair[A] = tuple[A, A]
type Number = int | float


def bounded[N: (int, float) = int](n: N) -> N:
    return n


class Upper[S: str]:
    pass


print(first([3, 1]), Box(2).map(str).value, Pair, Pair.__name__, Number.__value__, Pair[int], Box.__type_params__, first.__type_params__)
T = bounded.__type_params__[0]
print(T, T.__constraints__, T.__default__, Upper.__type_params__[0].__bound__, Box[int, str], Pair.__type_params__)
type Later = undefined_name
try:
    Later.__value__
except NameError as error:
    print(error)


def annotated(a: int, b: "later" = 2, *c: str, **d: float) -> None:
    x: int = 3
    y: undefined_is_fine
    return x


print(annotated(1), annotated.__name__)
n: int = 5
m: str
print(n)
try:
    m
except NameError as error:
    print(error)


class Annotated:
    a: int
    b: str = "x"


print(Annotated.__annotations__, Annotated.b, hasattr(Annotated, "a"))
