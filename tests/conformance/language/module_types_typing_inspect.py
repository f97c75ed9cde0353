# types, typing, inspect: as far as programs look at themselves.
import inspect
import types
import typing
from typing import Any, Callable, ClassVar, Generic, Literal, NamedTuple, Optional, Protocol, TypedDict, TypeVar, Union, cast, get_type_hints, runtime_checkable


def f(a, b: int = 2, *args, c, d=4, **kw) -> str:
    "doc of f"


print(inspect.signature(f), [p.name for p in inspect.signature(f).parameters.values() if p.default is not p.empty], inspect.getdoc(f), inspect.isfunction(f), inspect.isclass(int), inspect.ismethod("".upper), inspect.isgeneratorfunction(lambda: (yield)))


async def co():
    pass


async def agen():
    yield


c = co()
print(inspect.iscoroutinefunction(co), inspect.iscoroutine(c), inspect.isasyncgenfunction(agen), inspect.getcoroutinestate(c), inspect.isawaitable(c), inspect.isasyncgen(agen()))
c.close()
print(inspect.getcoroutinestate(c), inspect.getmembers(types.SimpleNamespace(a=1), lambda v: v == 1), inspect.currentframe().f_code.co_name)
ns = types.SimpleNamespace(x=1, y="z")
ns.w = [2]
print(ns, ns == types.SimpleNamespace(x=1, y="z", w=[2]), types.MappingProxyType({"a": 1}), isinstance(f, types.FunctionType), isinstance(None, types.NoneType), types.new_class("N", (), {}).__name__)
try:
    types.MappingProxyType({})["x"] = 1
except TypeError as error:
    print(error)
T = TypeVar("T")


class Stack(Generic[T]):
    count: ClassVar[int] = 0

    def push(self, item: T) -> None: ...


class Row(NamedTuple):
    x: int
    y: str = "d"

    def both(self):
        return f"{self.x}{self.y}"


class Movie(TypedDict, total=False):
    title: str


@runtime_checkable
class Quacks(Protocol):
    def quack(self): ...


class Duck:
    def quack(self):
        pass


print(Row(1), Row(1).both(), Row._fields, Movie(title="m"), isinstance(Duck(), Quacks), isinstance(5, Quacks), Stack[int]().push(1), cast(int, "x"), Optional[int], Union[int, str], Callable[[int], str], Literal["a", 1], Any, list[T], typing.List[int], typing.Dict[str, int])
print(get_type_hints(f), typing.get_origin(list[int]), typing.get_args(dict[str, int]), typing.TYPE_CHECKING)
