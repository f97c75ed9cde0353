# Hooks that run when a class is made or subscripted.
class Plugin:
    registry = {}

    def __init_subclass__(cls, /, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        print("subclass", cls.__name__, key)
        cls.registry[key or cls.__name__.lower()] = cls

    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class A(Plugin):
    pass


class B(A, key="bee"):
    pass


print(Plugin.registry, Plugin[int], B["x", 1])
try:
    class C(Plugin, wrong=1):
        pass
except TypeError as error:
    print(error)
print(list[int], dict[str, list[int]], tuple[int, ...], set[int] == set[int], list[int]([1, 2]), type(list[int]).__name__, list[int].__origin__, list[int].__args__)
print(int | str, int | None, isinstance(3, int | str), list[int] | None)
try:
    int[str]
except TypeError as error:
    print(error)
