"""Reading annotations, which are computed when first asked for (PEP 649 and 749)."""
import enum


class Format(enum.IntEnum):
    VALUE = 1
    VALUE_WITH_FAKE_GLOBALS = 2
    FORWARDREF = 3
    STRING = 4


class ForwardRef:
    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        self.__forward_arg__ = arg
        self.__forward_module__ = module
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__owner__ = owner

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (self.__forward_arg__, self.__forward_module__) == (other.__forward_arg__, other.__forward_module__)

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__))

    def __repr__(self):
        module = "" if self.__forward_module__ is None else f", module={self.__forward_module__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{module})"


def call_annotate_function(annotate, format, *, owner=None):
    return annotate(Format.VALUE)


def type_repr(value):
    if isinstance(value, type):
        return value.__qualname__ if value.__module__ == "builtins" else f"{value.__module__}.{value.__qualname__}"
    if value is ...:
        return "..."
    return repr(value)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=Format.VALUE):
    if isinstance(obj, type):
        own = obj.__dict__.get("__annotations__")
        annotations = own if isinstance(own, dict) else obj.__annotations__
    elif callable(obj) or hasattr(obj, "__annotations__"):
        annotations = getattr(obj, "__annotations__", None)
    else:
        raise TypeError(f"{obj!r} does not have annotations")
    if annotations is None:
        return {}
    if not isinstance(annotations, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    if format == Format.STRING:
        return {name: value if isinstance(value, str) else type_repr(value) for name, value in annotations.items()}
    return dict(annotations)
