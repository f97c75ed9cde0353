"""Type hints. Nothing here is checked at run time."""
import collections
import collections.abc
import contextlib
import functools
import sys
from abc import ABCMeta, abstractmethod
from _awaitscope import native_type as _native_type
from types import GenericAlias, UnionType as Union

TYPE_CHECKING = False


def _type_repr(obj):
    if isinstance(obj, tuple):
        return "[" + ", ".join(_type_repr(item) for item in obj) + "]"
    if isinstance(obj, type) and not isinstance(obj, GenericAlias):
        return obj.__qualname__ if obj.__module__ == "builtins" else f"{obj.__module__}.{obj.__qualname__}"
    if obj is ...:
        return "..."
    if type(obj).__name__ == "function":
        return obj.__name__
    return repr(obj)


def _as_type(arg):
    if arg is None:
        return type(None)
    if isinstance(arg, str):
        return ForwardRef(arg)
    return arg


class ForwardRef:
    def __init__(self, arg, is_argument=True, module=None, *, owner=None, is_class=False):
        self.__forward_arg__ = arg
        self.__forward_module__ = module

    def __eq__(self, other):
        return self.__forward_arg__ == other.__forward_arg__ if isinstance(other, ForwardRef) else NotImplemented

    def __hash__(self):
        return hash(self.__forward_arg__)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return f"ForwardRef({self.__forward_arg__!r})"


def _union_members(args):
    """What Union[args] is made of; called from C++."""
    if args == ():
        raise TypeError("Cannot take a Union of no types.")
    return tuple(map(_as_type, args))


def _parameters(args):
    found = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            if arg not in found:
                found.append(arg)
        elif isinstance(arg, (list, tuple)):
            found.extend(item for item in _parameters(arg) if item not in found)
        else:
            inner = getattr(arg, "__parameters__", ())
            if isinstance(inner, tuple):
                found.extend(item for item in inner if item not in found)
    return tuple(found)


def _substitute(args, parameters, values):
    values = values if isinstance(values, tuple) else (values,)
    mapping = dict(zip(parameters, values))
    result = []
    for arg in args:
        if isinstance(arg, (TypeVar, ParamSpec, TypeVarTuple)):
            result.append(mapping.get(arg, arg))
        elif getattr(arg, "__parameters__", ()) and not isinstance(arg, type):
            result.append(arg[tuple(mapping.get(p, p) for p in arg.__parameters__)])
        else:
            result.append(arg)
    return tuple(result)


class _Form:
    """Any special name: Any's kin, Optional, Literal, List … `subscript` makes what Name[args] is."""

    def __init__(self, name, subscript=None, origin=None):
        self._name = name
        self._subscript = subscript
        self.__origin__ = origin
        self.__name__ = self.__qualname__ = name
        self.__module__ = "typing"

    def __repr__(self):
        return f"typing.{self._name}"

    def __reduce__(self):
        return self._name

    def __call__(self, *args, **kwds):
        if self.__origin__ is not None:
            return self.__origin__(*args, **kwds)
        raise TypeError(f"Cannot instantiate {self!r}")

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __getitem__(self, args):
        if self._subscript is None:
            raise TypeError(f"{self!r} is not subscriptable")
        return self._subscript(self, args)

    def __instancecheck__(self, obj):
        if self.__origin__ is not None:
            return isinstance(obj, self.__origin__)
        raise TypeError(f"{self!r} cannot be used with isinstance()")

    def __subclasscheck__(self, cls):
        if self.__origin__ is not None:
            return issubclass(cls, self.__origin__)
        raise TypeError(f"{self!r} cannot be used with issubclass()")

    def __mro_entries__(self, bases):
        if self.__origin__ is None:
            raise TypeError(f"Cannot subclass {self!r}")
        return (self.__origin__,) if self.__origin__ not in bases else ()


class _Alias:
    """Name[args] of a special name or of a generic class."""

    def __init__(self, origin, args, name=None, form=None):
        self.__origin__ = origin
        self.__args__ = tuple(_as_type(arg) for arg in (args if isinstance(args, tuple) else (args,)))
        self._name = name
        self._form = form
        self.__module__ = "typing" if name else getattr(origin, "__module__", "typing")

    @property
    def __parameters__(self):
        return _parameters(self.__args__)

    def __getitem__(self, args):
        parameters = self.__parameters__
        if not parameters:
            raise TypeError(f"{self!r} is not a generic class")
        return _Alias(self.__origin__, _substitute(self.__args__, parameters, args), self._name, self._form)

    def __eq__(self, other):
        if not isinstance(other, _Alias):
            return NotImplemented
        return (self.__origin__, self.__args__) == (other.__origin__, other.__args__)

    def __hash__(self):
        return hash((self.__origin__, self.__args__))

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        head = f"typing.{self._name}" if self._name else _type_repr(self.__origin__)
        if self._name == "Callable" and len(self.__args__) >= 1:
            *parameters, result = self.__args__
            inner = "..." if parameters == [...] else "[" + ", ".join(_type_repr(arg) for arg in parameters) + "]"
            return f"typing.Callable[{inner}, {_type_repr(result)}]"
        if self._name == "Literal":
            return f"typing.Literal[{', '.join(repr(arg) for arg in self.__args__)}]"
        return f"{head}[{', '.join(_type_repr(arg) for arg in self.__args__) or '()'}]"

    def __call__(self, *args, **kwargs):
        result = self.__origin__(*args, **kwargs)
        try:
            result.__orig_class__ = self
        except Exception:
            pass
        return result

    def __mro_entries__(self, bases):
        if self._form is not None and isinstance(self.__origin__, type):
            entries = [self.__origin__] if self.__origin__ not in bases else []
            later = bases[list(map(id, bases)).index(id(self)) + 1:]
            if not any(isinstance(b, _Alias) or isinstance(b, type) and issubclass(b, Generic) for b in later):
                entries.append(Generic)
            return tuple(entries)
        if self.__origin__ is Generic:
            later = bases[list(map(id, bases)).index(id(self)) + 1:]
            if any(isinstance(b, _Alias) and b is not self for b in later):
                return ()
        return (self.__origin__,)

    def __getattr__(self, name):
        if name.startswith("__") and name.endswith("__"):
            raise AttributeError(name)
        return getattr(self.__origin__, name)

    def __instancecheck__(self, obj):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")

    def __subclasscheck__(self, cls):
        raise TypeError("Subscripted generics cannot be used with class and instance checks")


class _AnyMeta(type):
    def __instancecheck__(self, obj):
        if self is Any:
            raise TypeError("typing.Any cannot be used with isinstance()")
        return super().__instancecheck__(obj)

    def __repr__(self):
        return "typing.Any" if self is Any else super().__repr__()


class Any(metaclass=_AnyMeta):
    def __new__(cls, *args, **kwargs):
        if cls is Any:
            raise TypeError("Any cannot be instantiated")
        return super().__new__(cls)


def _alias_form(form, args):
    return _Alias(form, args, form._name, form)


def _literal(form, args):
    flat = []
    for arg in args if isinstance(args, tuple) else (args,):
        for value in arg.__args__ if isinstance(arg, _Alias) and arg._name == "Literal" else (arg,):
            if not any(type(value) is type(known) and value == known for known in flat):
                flat.append(value)
    alias = _Alias(form, (), "Literal", form)
    alias.__args__ = tuple(flat)
    return alias


class _AnnotatedAlias(_Alias):
    def __init__(self, origin, metadata):
        super().__init__(origin, (origin,), "Annotated")
        self.__metadata__ = metadata

    def __repr__(self):
        return f"typing.Annotated[{_type_repr(self.__origin__)}, {', '.join(repr(m) for m in self.__metadata__)}]"

    def __eq__(self, other):
        return isinstance(other, _AnnotatedAlias) and self.__origin__ == other.__origin__ and \
            self.__metadata__ == other.__metadata__

    def __hash__(self):
        return hash((self.__origin__, self.__metadata__))


def _annotated(form, args):
    if not isinstance(args, tuple) or len(args) < 2:
        raise TypeError("Annotated[...] should be used with at least two arguments (a type and an annotation).")
    origin, metadata = _as_type(args[0]), args[1:]
    if isinstance(origin, _AnnotatedAlias):
        return _AnnotatedAlias(origin.__origin__, origin.__metadata__ + metadata)
    return _AnnotatedAlias(origin, metadata)


def _callable(form, args):
    if not isinstance(args, tuple) or len(args) != 2:
        raise TypeError("Callable must be used as Callable[[arg, ...], result].")
    parameters, result = args
    return _Alias(collections.abc.Callable, (*parameters, result) if isinstance(parameters, list)
                  else (parameters, result), "Callable", form)


def _optional(form, arg):
    if isinstance(arg, tuple):
        raise TypeError(f"{form!r} requires a single type. Got {arg!r:.100}.")
    return Union[arg, None]


Optional = _Form("Optional", _optional)
Literal = _Form("Literal", _literal)
Annotated = _Form("Annotated", _annotated)
ClassVar = _Form("ClassVar", _alias_form)
Final = _Form("Final", _alias_form)
Concatenate = _Form("Concatenate", _alias_form)
TypeGuard = _Form("TypeGuard", _alias_form)
TypeIs = _Form("TypeIs", _alias_form)
Required = _Form("Required", _alias_form)
NotRequired = _Form("NotRequired", _alias_form)
ReadOnly = _Form("ReadOnly", _alias_form)
Unpack = _Form("Unpack", _alias_form)
NoReturn = _Form("NoReturn")
Never = _Form("Never")
Self = _Form("Self")
LiteralString = _Form("LiteralString")
TypeAlias = _Form("TypeAlias")


def _generic_form(name, origin):
    return _Form(name, lambda form, args: _Alias(origin, args, name, form), origin)


Callable = _Form("Callable", _callable, collections.abc.Callable)
for _name, _origin in [("List", list), ("Dict", dict), ("Set", set), ("FrozenSet", frozenset), ("Tuple", tuple),
                       ("Type", type), ("Deque", collections.deque), ("DefaultDict", collections.defaultdict),
                       ("OrderedDict", collections.OrderedDict), ("Counter", collections.Counter),
                       ("ChainMap", collections.ChainMap),
                       ("ContextManager", contextlib.AbstractContextManager),
                       ("AsyncContextManager", contextlib.AbstractAsyncContextManager),
                       ("AbstractSet", collections.abc.Set)] + [
        (_n, getattr(collections.abc, _n)) for _n in (
            "Awaitable", "Coroutine", "AsyncIterable", "AsyncIterator", "AsyncGenerator", "Iterable", "Iterator",
            "Generator", "Reversible", "Collection", "Container", "Hashable", "Sized", "Sequence", "MutableSequence",
            "MutableSet", "Mapping", "MutableMapping", "MappingView", "KeysView", "ItemsView", "ValuesView")]:
    globals()[_name] = _generic_form(_name, _origin)
del _name, _origin

Text = str


@_native_type
class NoDefaultType:
    """The type of NoDefault, which says that a type parameter has none."""

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = NoDefaultType()


class _WithDefault:
    """What type parameters share: a default, which a definition in brackets evaluates when it is asked for."""

    _default = NoDefault
    _evaluate_default = None

    @property
    def __default__(self):
        if self._default is NoDefault and self._evaluate_default is not None:
            self._default = self._evaluate_default()
        return self._default

    def has_default(self):
        return self._default is not NoDefault or self._evaluate_default is not None


@_native_type
class TypeVar(_WithDefault):
    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self.__name__ = name
        self.__constraints__ = tuple(_as_type(c) for c in constraints)
        self.__bound__ = None if bound is None else _as_type(bound)
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self.__infer_variance__ = infer_variance
        self._default = default

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of TypeVar")


@_native_type
class ParamSpecArgs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


@_native_type
class ParamSpecKwargs:
    def __init__(self, origin):
        self.__origin__ = origin

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


@_native_type
class ParamSpec(_WithDefault):
    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False,
                 default=NoDefault):
        self.__name__ = name
        self.__bound__ = bound
        self.__covariant__ = covariant
        self.__contravariant__ = contravariant
        self._default = default
        self.__infer_variance__ = infer_variance

    @property
    def args(self):
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        return ParamSpecKwargs(self)

    def __repr__(self):
        return self.__name__ if self.__infer_variance__ else f"~{self.__name__}"


@_native_type
class TypeVarTuple(_WithDefault):
    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._default = default

    def __iter__(self):
        yield Unpack[self]

    def __repr__(self):
        return self.__name__


@_native_type
class TypeAliasType:
    def __init__(self, name, value, *, type_params=()):
        self.__name__ = name
        self.__type_params__ = type_params
        self._evaluate = value if callable(value) and not isinstance(value, type) else lambda: value

    @property
    def __value__(self):
        return self._evaluate()

    @property
    def __parameters__(self):
        return self.__type_params__

    def __getitem__(self, args):
        return _Alias(self, args)

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]

    def __repr__(self):
        return self.__name__


class Generic:
    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, args):
        args = args if isinstance(args, tuple) else (args,)
        if cls in (Generic, Protocol) and not all(isinstance(a, (TypeVar, ParamSpec, TypeVarTuple, _Alias))
                                                  for a in args):
            raise TypeError(f"Parameters to {cls.__name__}[...] must all be type variables or parameter "
                            f"specification variables.")
        return _Alias(cls, args)

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        parameters = getattr(cls, "__type_params__", ())
        if "__orig_bases__" in cls.__dict__:
            bases = cls.__orig_bases__
            parameters = _parameters(bases)
            for base in bases:
                if isinstance(base, _Alias) and base.__origin__ in (Generic, Protocol):
                    parameters = _parameters(base.__args__)
        cls.__parameters__ = tuple(parameters)


def _protocol_names(cls):
    names = set()
    for base in cls.__mro__[:-1]:
        if base.__name__ in ("Protocol", "Generic"):
            continue
        for name in [*base.__dict__, *base.__dict__.get("__annotations__", {})]:
            if not name.startswith("_abc_") and name not in _NOT_PROTOCOL_NAMES:
                names.add(name)
    return names


_NOT_PROTOCOL_NAMES = {"__abstractmethods__", "__annotations__", "__dict__", "__doc__", "__init__", "__module__",
                       "__new__", "__parameters__", "__orig_bases__", "__slots__", "__subclasshook__", "__weakref__",
                       "__class_getitem__", "__match_args__", "__static_attributes__", "__firstlineno__", "__annotate__",
                       "__annotate_func__", "__annotations_cache__", "__type_params__", "_is_protocol",
                       "_is_runtime_protocol", "__qualname__", "__protocol_attrs__"}


class _ProtocolMeta(ABCMeta):
    def __instancecheck__(cls, instance):
        if cls is Protocol or not cls.__dict__.get("_is_protocol"):
            return super().__instancecheck__(instance)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return super().__instancecheck__(instance) or all(
            hasattr(instance, name) and not (getattr(instance, name) is None and callable(getattr(cls, name, None)))
            for name in _protocol_names(cls))

    def __subclasscheck__(cls, other):
        if cls is Protocol or not cls.__dict__.get("_is_protocol"):
            return super().__subclasscheck__(other)
        if not getattr(cls, "_is_runtime_protocol", False):
            raise TypeError("Instance and class checks can only be used with @runtime_checkable protocols")
        return super().__subclasscheck__(other) or all(
            any(name in base.__dict__ for base in other.__mro__) for name in _protocol_names(cls))


def _no_init(self, *args, **kwargs):
    if type(self)._is_protocol:
        raise TypeError("Protocols cannot be instantiated")


class Protocol(Generic, metaclass=_ProtocolMeta):
    __slots__ = ()
    _is_protocol = True
    _is_runtime_protocol = False

    def __init_subclass__(cls, *args, **kwargs):
        super().__init_subclass__(*args, **kwargs)
        if not cls.__dict__.get("_is_protocol", False):
            cls._is_protocol = any(b is Protocol for b in cls.__bases__)
        if cls._is_protocol and cls.__init__ is object.__init__:
            cls.__init__ = _no_init


def runtime_checkable(cls):
    if not getattr(cls, "_is_protocol", False):
        raise TypeError(f"@runtime_checkable can be only applied to protocol classes, got {cls!r}")
    cls._is_runtime_protocol = True
    return cls


def _simple_protocol(name, method):
    namespace = {"__module__": "typing", method: abstractmethod(lambda self: None), "_is_protocol": True}
    return runtime_checkable(_ProtocolMeta(name, (Protocol,), namespace))


SupportsInt = _simple_protocol("SupportsInt", "__int__")
SupportsFloat = _simple_protocol("SupportsFloat", "__float__")
SupportsComplex = _simple_protocol("SupportsComplex", "__complex__")
SupportsBytes = _simple_protocol("SupportsBytes", "__bytes__")
SupportsIndex = _simple_protocol("SupportsIndex", "__index__")
SupportsAbs = _simple_protocol("SupportsAbs", "__abs__")
SupportsRound = _simple_protocol("SupportsRound", "__round__")


class NewType:
    def __init__(self, name, tp):
        self.__qualname__ = name
        self.__name__ = name.rpartition(".")[2]
        self.__supertype__ = tp
        self.__module__ = sys._getframe(1).f_globals.get("__name__", "__main__")

    def __call__(self, x, /):
        return x

    def __repr__(self):
        return f"{self.__module__}.{self.__qualname__}"

    def __or__(self, other):
        return Union[self, other]

    def __ror__(self, other):
        return Union[other, self]


class _NamedTupleMeta(type):
    def __new__(cls, typename, bases, namespace):
        annotations = _annotations_of(namespace)
        defaults = []
        for name in annotations:
            if name in namespace:
                defaults.append(name)
            elif defaults:
                raise TypeError(f"Non-default namedtuple field {name} cannot follow default field"
                                f"{'s' if len(defaults) > 1 else ''} {', '.join(defaults)}")
        made = collections.namedtuple(typename, list(annotations), defaults=[namespace[name] for name in defaults],
                                      module=namespace["__module__"])
        made.__annotations__ = annotations
        made.__orig_bases__ = (NamedTuple,)
        for name, value in namespace.items():
            if name in ("__new__", "__init__", "__slots__", "__getnewargs__", "_fields", "_field_defaults",
                        "_field_types", "_make", "_replace", "_asdict", "_source"):
                raise AttributeError(f"Cannot overwrite NamedTuple attribute {name}")
            if name not in ("__annotations__", "__annotate__", "__annotate_func__", "__module__", "__qualname__") and \
                    name not in annotations:
                setattr(made, name, value)
                if hasattr(type(value), "__set_name__"):
                    type(value).__set_name__(value, made, name)
        return made


def _annotations_of(namespace):
    if "__annotations__" in namespace:
        return dict(namespace["__annotations__"])
    annotate = namespace.get("__annotate_func__") or namespace.get("__annotate__")
    return annotate(1) if annotate is not None else {}


class _NamedTupleForm:
    def __call__(self, typename, fields=(), /, **kwargs):
        fields = list(fields) or list(kwargs.items())
        made = collections.namedtuple(typename, [name for name, _ in fields],
                                      module=sys._getframe(1).f_globals.get("__name__", "__main__"))
        made.__annotations__ = {name: _as_type(annotation) for name, annotation in fields}
        made.__orig_bases__ = (self,)
        return made

    def __mro_entries__(self, bases):
        return (_NamedTuple,)

    def __repr__(self):
        return "<function NamedTuple>"


_NamedTuple = type.__new__(_NamedTupleMeta, "NamedTuple", (), {})
NamedTuple = _NamedTupleForm()


class _TypedDictMeta(type):
    def __new__(cls, name, bases, namespace, total=True, **_):
        made = type.__new__(_TypedDictMeta, name, (dict,), {k: v for k, v in namespace.items()})
        own = _annotations_of(namespace)
        annotations, required, optional = {}, set(), set()
        for base in bases:
            annotations.update(getattr(base, "__annotations__", {}))
            required |= getattr(base, "__required_keys__", set())
            optional |= getattr(base, "__optional_keys__", set())
        for key, annotation in own.items():
            form = getattr(annotation, "_name", None) if isinstance(annotation, _Alias) else None
            is_required = form == "Required" or total and form != "NotRequired"
            (required if is_required else optional).add(key)
            (optional if is_required else required).discard(key)
        annotations.update(own)
        made.__annotations__ = annotations
        made.__required_keys__ = frozenset(required)
        made.__optional_keys__ = frozenset(optional)
        made.__total__ = total
        return made

    def __call__(cls, *args, **kwargs):
        return dict(*args, **kwargs)

    def __instancecheck__(cls, other):
        raise TypeError("TypedDict does not support instance and class checks")

    __subclasscheck__ = __instancecheck__


class _TypedDictForm:
    def __call__(self, typename, fields=None, /, *, total=True, **kwargs):
        namespace = {"__annotations__": dict(fields or kwargs),
                     "__module__": sys._getframe(1).f_globals.get("__name__", "__main__")}
        return _TypedDictMeta(typename, (), namespace, total=total)

    def __mro_entries__(self, bases):
        return (_TypedDict,)

    def __repr__(self):
        return "<function TypedDict>"


_TypedDict = type.__new__(_TypedDictMeta, "TypedDict", (dict,), {})
TypedDict = _TypedDictForm()


def cast(typ, val):
    return val


def assert_type(val, typ, /):
    return val


def assert_never(arg, /):
    value = repr(arg)
    if len(value) > 100:
        value = value[:100] + "..."
    raise AssertionError(f"Expected code to be unreachable, but got: {value}")


def reveal_type(obj, /):
    print(f"Runtime type is {type(obj).__name__!r}", file=sys.stderr)
    return obj


def final(f):
    try:
        f.__final__ = True
    except (AttributeError, TypeError):
        pass
    return f


def override(method, /):
    try:
        method.__override__ = True
    except (AttributeError, TypeError):
        pass
    return method


def no_type_check(arg):
    return arg


def dataclass_transform(**_):
    return lambda cls_or_fn: cls_or_fn


def _overload_dummy(*args, **kwds):
    raise NotImplementedError(
        "You should not call an overloaded function. A series of @overload-decorated functions outside a stub module "
        "should always be followed by an implementation that is not @overload-ed.")


def overload(func):
    return _overload_dummy


def get_origin(tp):
    if isinstance(tp, _AnnotatedAlias):
        return Annotated
    if isinstance(tp, (_Alias, GenericAlias)):
        return tp.__origin__
    if isinstance(tp, Union):
        return Union
    return Generic if tp is Generic else None


def get_args(tp):
    if isinstance(tp, _AnnotatedAlias):
        return (tp.__origin__,) + tp.__metadata__
    if isinstance(tp, _Alias) and tp._name == "Callable" and tp.__args__[0] is not ...:
        return list(tp.__args__[:-1]), tp.__args__[-1]
    return getattr(tp, "__args__", ()) if isinstance(tp, (_Alias, GenericAlias, Union)) else ()


def _resolve(value, scope):
    if isinstance(value, ForwardRef):
        value = value.__forward_arg__
    if value is None:
        return type(None)
    if isinstance(value, str):
        current = scope
        name, *rest = value.split(".")
        if name in scope:
            result = scope[name]
            for part in rest:
                result = getattr(result, part)
            return result
        raise NameError(f"name {name!r} is not defined")
    return value


def get_type_hints(obj, globalns=None, localns=None, include_extras=False):
    import builtins
    hints = {}
    sources = reversed(obj.__mro__) if isinstance(obj, type) else [obj]
    for source in sources:
        module = sys.modules.get(getattr(source, "__module__", None))
        scope = dict(vars(builtins))
        scope.update(vars(module) if module is not None else {})
        scope.update(globalns or {})
        scope.update(localns or {})
        own = source.__dict__.get("__annotations__") if isinstance(source, type) else source.__annotations__
        if own is None and isinstance(source, type) and source is not object:
            own = getattr(source, "__annotations__", {})
        for name, value in (own or {}).items():
            value = _resolve(value, scope)
            if not include_extras and isinstance(value, _AnnotatedAlias):
                value = value.__origin__
            hints[name] = value
    return hints


def is_typeddict(tp):
    return isinstance(tp, _TypedDictMeta) and tp is not _TypedDict


def is_protocol(tp, /):
    return isinstance(tp, type) and getattr(tp, "_is_protocol", False) and tp is not Protocol


def get_protocol_members(tp, /):
    return frozenset(_protocol_names(tp))


AnyStr = TypeVar("AnyStr", bytes, str)


class IO(Generic[AnyStr]):
    pass


class TextIO(IO[str]):
    pass


class BinaryIO(IO[bytes]):
    pass


# -- What generic functions and classes and `type` statements are made of; the interpreter calls these. ---------------

def _type_var(name):
    return TypeVar(name, infer_variance=True)


def _param_spec(name):
    return ParamSpec(name, infer_variance=True)


class _LazyTypeVar(TypeVar):
    """Bound and constraints are computed when first asked for."""

    def __init__(self, name, bound=None, constraints=None):
        self.__name__ = name
        self.__covariant__ = self.__contravariant__ = False
        self.__infer_variance__ = True
        self._evaluate_bound = bound
        self._evaluate_constraints = constraints

    @property
    def __bound__(self):
        return None if self._evaluate_bound is None else self._evaluate_bound()

    @property
    def __constraints__(self):
        return () if self._evaluate_constraints is None else self._evaluate_constraints()


_LazyTypeVar.__name__ = _LazyTypeVar.__qualname__ = "TypeVar"
_native_type(_LazyTypeVar)


def _type_var_with_bound(name, evaluate):
    return _LazyTypeVar(name, bound=evaluate)


def _type_var_with_constraints(name, evaluate):
    return _LazyTypeVar(name, constraints=evaluate)


def _type_param_default(param, evaluate):
    param._evaluate_default = evaluate
    return param


def _subscript_generic(params):
    return Generic[params]


def _type_alias(name, type_params, evaluate):
    alias = TypeAliasType(name, None, type_params=type_params or ())
    alias._evaluate = evaluate
    return alias
