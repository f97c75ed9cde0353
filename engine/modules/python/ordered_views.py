"""What OrderedDict's keys, values and items are: a dict's views with names of their own."""
__name__ = "builtins"  # where the classes say they live


class _OrderedView:
    """A dict's view that shows itself as an OrderedDict's."""

    __slots__ = ("_view",)
    __hash__ = None

    def __init__(self, view):
        self._view = view

    def __repr__(self):
        return f"{type(self).__name__}({list(self._view)!r})"

    def __iter__(self):
        return iter(self._view)

    def __reversed__(self):
        return reversed(self._view)

    def __len__(self):
        return len(self._view)

    @property
    def mapping(self):
        return self._view.mapping


class odict_values(_OrderedView):
    __slots__ = ()


class _OrderedSetView(_OrderedView):
    __slots__ = ()

    def __contains__(self, item):
        return item in self._view

    def isdisjoint(self, other):
        return self._view.isdisjoint(other)

    def _operator(name):
        def method(self, other):
            return getattr(self._view, name)(other._view if isinstance(other, _OrderedView) else other)
        method.__name__ = name
        return method

    for _name in ("and", "rand", "or", "ror", "sub", "rsub", "xor", "rxor", "eq", "ne", "lt", "le", "gt", "ge"):
        locals()[f"__{_name}__"] = _operator(f"__{_name}__")
    del _name, _operator


class odict_keys(_OrderedSetView):
    __slots__ = ()


class odict_items(_OrderedSetView):
    __slots__ = ()
