"""Template strings (PEP 750). The code of t"…" calls _template with its parts in their order."""
from _awaitscope import native_type


class Interpolation:
    __match_args__ = ("value", "expression", "conversion", "format_spec")
    __slots__ = ("_parts",)

    def __new__(cls, value, expression="", conversion=None, format_spec=""):
        if conversion is not None and (not isinstance(conversion, str) or conversion not in ("s", "r", "a")):
            if not isinstance(conversion, str):
                raise TypeError(f"Interpolation() argument 'conversion' must be str, not {type(conversion).__name__}")
            raise ValueError("Interpolation() argument 'conversion' must be one of 's', 'a' or 'r'")
        self = object.__new__(cls)
        object.__setattr__(self, "_parts", (value, expression, conversion, format_spec))
        return self

    value = property(lambda self: self._parts[0])
    expression = property(lambda self: self._parts[1])
    conversion = property(lambda self: self._parts[2])
    format_spec = property(lambda self: self._parts[3])

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Interpolation' is not an acceptable base type")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __setattr__(self, name, value):
        if name in self.__match_args__:
            raise AttributeError("readonly attribute")
        raise AttributeError(f"'string.templatelib.Interpolation' object has no attribute '{name}'")

    def __repr__(self):
        return f"Interpolation{self._parts!r}"

    def __reduce__(self):
        return Interpolation, self._parts


class Template:
    __slots__ = ("_strings", "_interpolations")

    def __new__(cls, *parts, **keywords):
        if keywords:
            raise TypeError("Template.__new__ only accepts *args arguments")
        self = object.__new__(cls)
        strings, interpolations = [""], []
        for part in parts:
            if isinstance(part, str):
                strings[-1] += part
            elif isinstance(part, Interpolation):
                interpolations.append(part)
                strings.append("")
            else:
                raise TypeError(f"Template.__new__ *args need to be of type 'str' or 'Interpolation', got "
                                f"{type(part).__name__}")
        object.__setattr__(self, "_strings", tuple(strings))
        object.__setattr__(self, "_interpolations", tuple(interpolations))
        return self

    strings = property(lambda self: self._strings)
    interpolations = property(lambda self: self._interpolations)
    values = property(lambda self: tuple(part.value for part in self._interpolations))

    def __init_subclass__(cls):
        raise TypeError("type 'string.templatelib.Template' is not an acceptable base type")

    def __class_getitem__(cls, item):
        from types import GenericAlias
        return GenericAlias(cls, item)

    def __setattr__(self, name, value):
        if name in ("strings", "interpolations"):
            raise AttributeError("readonly attribute")
        if name == "values":
            raise AttributeError("attribute 'values' of 'string.templatelib.Template' objects is not writable")
        raise AttributeError(f"'string.templatelib.Template' object has no attribute '{name}'")

    def __iter__(self):
        for text, interpolation in zip(self._strings, self._interpolations):
            if text:
                yield text
            yield interpolation
        if self._strings[-1]:
            yield self._strings[-1]

    def __add__(self, other):
        if isinstance(other, Template):
            return Template(*self, *other)
        kind = type(other).__name__
        raise TypeError(f'can only concatenate string.templatelib.Template (not "{kind}") to string.templatelib.Template')

    def __repr__(self):
        return f"Template(strings={self._strings!r}, interpolations={self._interpolations!r})"

    def __reduce__(self):
        return Template, tuple(self)


native_type(Interpolation)
native_type(Template)


def _template(*parts):
    """A part is a text, or (value, expression, conversion, format_spec)."""
    return Template(*[part if isinstance(part, str) else Interpolation(*part) for part in parts])


def convert(obj, /, conversion):
    if conversion is None:
        return obj
    if conversion == "r":
        return repr(obj)
    if conversion == "s":
        return str(obj)
    if conversion == "a":
        return ascii(obj)
    raise ValueError(f"invalid conversion specifier: {conversion}")
