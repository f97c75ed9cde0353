# Errors while a class is being made, in a decorator, a property and a special method.
import traceback


def decorator(f):
    raise ValueError("decorating " + f.__name__)


def try_class():
    class Broken:
        x = 1
        y = x / 0


def try_decorator():
    @decorator
    def decorated():
        pass


class Special:
    def __add__(self, other):
        return other.missing

    @property
    def prop(self):
        return self._hidden

    def __getitem__(self, key):
        raise KeyError(key)

    def __enter__(self):
        raise RuntimeError("no entry")

    def __exit__(self, *args):
        pass

    def __iter__(self):
        return iter([1, 2][5])

    def __call__(self):
        self.prop


def use_with():
    with Special() as s:
        pass


def use_iter():
    for x in Special():
        pass


for f in (try_class, try_decorator, lambda: Special() + 1, lambda: Special().prop, lambda: Special()["k"], use_with, use_iter, Special()):
    try:
        f()
    except Exception:
        traceback.print_exc()
