"""Classes that are made of their fields. The methods are compiled from text, so that they are as quick, and their
errors the same, as if the program had them written out. `_run_source` is the engine's."""
import annotationlib
import copy
import types
from reprlib import recursive_repr

__all__ = ["dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict",
           "astuple", "make_dataclass", "replace", "is_dataclass"]


class FrozenInstanceError(AttributeError):
    pass


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()


class _MISSING_TYPE:
    pass


MISSING = _MISSING_TYPE()


class _KW_ONLY_TYPE:
    pass


KW_ONLY = _KW_ONLY_TYPE()

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT = "__post_init__"


class _FieldKind:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_FIELD = _FieldKind("_FIELD")
_FIELD_CLASSVAR = _FieldKind("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FieldKind("_FIELD_INITVAR")


class InitVar:
    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        name = self.type.__name__ if isinstance(self.type, type) else repr(self.type)
        return f"dataclasses.InitVar[{name}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    __slots__ = ("name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only",
                 "doc", "_field_type")

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = types.MappingProxyType({} if metadata is None else metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @recursive_repr()
    def __repr__(self):
        return (f"Field(name={self.name!r},type={self.type!r},default={self.default!r},"
                f"default_factory={self.default_factory!r},init={self.init!r},repr={self.repr!r},hash={self.hash!r},"
                f"compare={self.compare!r},metadata={self.metadata!r},kw_only={self.kw_only!r},doc={self.doc!r},"
                f"_field_type={self._field_type})")

    def __set_name__(self, owner, name):
        set_name = getattr(type(self.default), "__set_name__", None)
        if set_name:
            set_name(self.default, owner, name)

    __class_getitem__ = classmethod(types.GenericAlias)


class _DataclassParams:
    __slots__ = ("init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots",
                 "weakref_slot")

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        values = ",".join(f"{name}={getattr(self, name)!r}" for name in self.__slots__)
        return f"_DataclassParams({values})"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


def _annotation_says(annotation, names):
    """Whether an annotation, a string perhaps, is one of `names`, alone or as `module.Name` or `Name[...]`."""
    head = annotation.split("[")[0].strip()
    return head.split(".")[-1] in names


def _is_classvar(annotation):
    if isinstance(annotation, str):
        return _annotation_says(annotation, ("ClassVar",))
    import sys
    typing = sys.modules.get("typing")
    if typing is None:
        return False
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation):
    if isinstance(annotation, str):
        return _annotation_says(annotation, ("InitVar",))
    return annotation is InitVar or type(annotation) is InitVar


def _is_kw_only(annotation):
    if isinstance(annotation, str):
        return _annotation_says(annotation, ("KW_ONLY",))
    return annotation is KW_ONLY


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, types.MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _FIELD
    if _is_classvar(annotation):
        f._field_type = _FIELD_CLASSVAR
    elif _is_initvar(annotation):
        f._field_type = _FIELD_INITVAR
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


# -- The methods -----------------------------------------------------------------------------------------------------

class _Methods:
    """Collects the text of methods, compiles all at once, and sets them on the class."""

    def __init__(self, cls):
        self.cls = cls
        self.text = []
        self.names = []
        self.scope = {"MISSING": MISSING, "_HAS_DEFAULT_FACTORY": _HAS_DEFAULT_FACTORY,
                      "__dataclass_builtins_object__": object, "_recursive_repr": recursive_repr,
                      "FrozenInstanceError": FrozenInstanceError, "cls": cls, "__name__": cls.__module__}
        self.annotations = {}

    def add(self, name, parameters, body, *, decorator=None, overwrite_error=None):
        """`overwrite_error`: what to say if the class has the method itself; without it the class's own stays."""
        if name in self.cls.__dict__ and not (name == "__hash__" and self.cls.__dict__[name] is None):
            if overwrite_error is not None:
                hint = f". {overwrite_error}" if overwrite_error else ""
                raise TypeError(f"Cannot overwrite attribute {name} in class {self.cls.__name__}{hint}")
            return
        if decorator:
            self.text.append(decorator)
        self.text.append(f"def {name}({', '.join(parameters)}):")
        self.text.extend(f"    {line}" for line in body)
        self.names.append(name)

    def set_all(self):
        if not self.names:
            return
        _run_source("\n".join(self.text), self.scope)
        for name in self.names:
            function = self.scope[name]
            function.__qualname__ = f"{self.cls.__qualname__}.{name}"
            if name in self.annotations:
                function.__annotations__ = self.annotations[name]
            setattr(self.cls, name, function)


def _parameter(f):
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=_HAS_DEFAULT_FACTORY"


def _assignment(f, frozen, self_name, value):
    if frozen:
        return f"__dataclass_builtins_object__.__setattr__({self_name}, {f.name!r}, {value})"
    return f"{self_name}.{f.name} = {value}"


def _init_line(f, frozen, scope, self_name, slots):
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        scope[default] = f.default_factory
        if f.init:
            value = f"{default}() if {f.name} is _HAS_DEFAULT_FACTORY else {f.name}"
        else:
            value = f"{default}()"
    elif f.init:
        if f.default is not MISSING:
            scope[default] = f.default
        value = f.name
    elif slots and f.default is not MISSING:
        scope[default] = f.default
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    return _assignment(f, frozen, self_name, value)


def _add_init(methods, init_fields, frozen, has_post_init, slots):
    positional = [f for f in init_fields if f.init and not f.kw_only]
    keyword_only = [f for f in init_fields if f.init and f.kw_only]
    seen_default = None
    for f in positional:
        if f.default is not MISSING or f.default_factory is not MISSING:
            seen_default = f
        elif seen_default:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    self_name = "__dataclass_self__" if any(f.name == "self" for f in init_fields) else "self"
    lines = [_init_line(f, frozen, methods.scope, self_name, slots) for f in init_fields]
    body = [line for line in lines if line]
    if has_post_init:
        names = ", ".join(f.name for f in init_fields if f._field_type is _FIELD_INITVAR)
        body.append(f"{self_name}.{_POST_INIT}({names})")
    parameters = [self_name] + [_parameter(f) for f in positional]
    if keyword_only:
        parameters += ["*"] + [_parameter(f) for f in keyword_only]
    methods.annotations["__init__"] = {f.name: f.type for f in positional + keyword_only} | {"return": None}
    methods.add("__init__", parameters, body or ["pass"])


def _add_repr(methods, shown):
    inner = ", ".join(f"{f.name}={{self.{f.name}!r}}" for f in shown)
    methods.add("__repr__", ["self"], ['return f"{self.__class__.__qualname__}(' + inner + ')"'],
                decorator="@_recursive_repr()")


def _add_eq(methods, compared):
    terms = [f"self.{f.name} == other.{f.name}" for f in compared]
    methods.add("__eq__", ["self", "other"], [
        "if self is other:",
        "    return True",
        "if other.__class__ is self.__class__:",
        f"    return {' and '.join(terms) or 'True'}",
        "return NotImplemented"])


def _tuple_text(object_name, names):
    return "(" + "".join(f"{object_name}.{name}, " for name in names) + ")"


def _add_order(methods, compared):
    names = [f.name for f in compared]
    for name, operator in ("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">="):
        methods.add(name, ["self", "other"], [
            "if other.__class__ is self.__class__:",
            f"    return {_tuple_text('self', names)} {operator} {_tuple_text('other', names)}",
            "return NotImplemented"], overwrite_error="Consider using functools.total_ordering")


def _add_frozen(methods, own_fields):
    condition = "type(self) is cls"
    if own_fields:
        condition += " or name in {" + ", ".join(repr(f.name) for f in own_fields) + "}"
    for name, parameters, verb in ("__setattr__", ["self", "name", "value"], "assign to"), \
                                  ("__delattr__", ["self", "name"], "delete"):
        methods.add(name, parameters, [
            f"if {condition}:",
            f'    raise FrozenInstanceError(f"cannot {verb} field {{name!r}}")',
            f"super(cls, self).{name}({', '.join(parameters[1:])})"], overwrite_error="")


def _add_hash(methods, all_fields):
    names = [f.name for f in all_fields if (f.compare if f.hash is None else f.hash)]
    methods.add("__hash__", ["self"], [f"return hash({_tuple_text('self', names)})"])


def _process_hash(methods, unsafe_hash, eq, frozen, instance_fields):
    cls = methods.cls
    own = cls.__dict__.get("__hash__", MISSING)
    has_explicit_hash = not (own is MISSING or (own is None and "__eq__" in cls.__dict__))
    if unsafe_hash:
        if has_explicit_hash:
            raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
        _add_hash(methods, instance_fields)
    elif eq and not has_explicit_hash:
        if frozen:
            _add_hash(methods, instance_fields)
        else:
            methods.cls.__hash__ = None


def _collect(cls, kw_only):
    """All fields of a class in order, inherited ones first, and whether a base is frozen."""
    collected = {}
    frozen_bases = []
    for base in cls.__mro__[-1:0:-1]:
        base_fields = getattr(base, _FIELDS, None)
        if base_fields is not None:
            collected.update(base_fields)
            if _PARAMS in base.__dict__ or hasattr(base, _PARAMS):
                frozen_bases.append(getattr(base, _PARAMS).frozen)
    annotations = annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)
    own = []
    kw_only_seen = False
    for name, annotation in annotations.items():
        if _is_kw_only(annotation):
            if kw_only_seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            kw_only_seen = True
            kw_only = True
            continue
        own.append(_get_field(cls, name, annotation, kw_only))
    for f in own:
        collected[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return collected, own, frozen_bases


def _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot):
    setattr(cls, _PARAMS, _DataclassParams(init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                                           weakref_slot))
    collected, own, frozen_bases = _collect(cls, kw_only)
    if frozen_bases:
        if any(frozen_bases) and not frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if not all(frozen_bases) and frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, collected)
    if order and not eq:
        raise ValueError("eq must be true if order is true")
    instance_fields = [f for f in collected.values() if f._field_type is _FIELD]
    init_fields = [f for f in collected.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    compared = [f for f in instance_fields if f.compare]
    methods = _Methods(cls)
    if init:
        _add_init(methods, init_fields, frozen, hasattr(cls, _POST_INIT), slots)
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    if repr:
        _add_repr(methods, [f for f in instance_fields if f.repr])
    if eq:
        _add_eq(methods, compared)
    if order:
        _add_order(methods, compared)
    if frozen:
        _add_frozen(methods, instance_fields)
    _process_hash(methods, unsafe_hash, eq, frozen, instance_fields)
    methods.set_all()
    if not getattr(cls, "__doc__"):
        import inspect
        try:
            text = str(inspect.signature(cls)).replace(" -> None", "")
        except (TypeError, ValueError):
            text = ""
        cls.__doc__ = cls.__name__ + text
    if match_args:
        names = tuple(f.name for f in init_fields if f.init and not f.kw_only)
        if "__match_args__" not in cls.__dict__:
            cls.__match_args__ = names
    if weakref_slot and not slots:
        raise TypeError("weakref_slot is True but slots is False")
    if slots:
        cls = _add_slots(cls, frozen, weakref_slot, instance_fields)
    return cls


def _replace_class_cell(member, old, new):
    """`super()` in a method finds its class in a cell; a class made anew must stand there."""
    for name in "fget", "fset", "fdel", "__func__", "__wrapped__":
        inner = getattr(member, name, None)
        if isinstance(inner, types.FunctionType) and _replace_class_cell(inner, old, new):
            return True
    if not isinstance(member, types.FunctionType) or "__class__" not in member.__code__.co_freevars:
        return False
    cell = member.__closure__[member.__code__.co_freevars.index("__class__")]
    if cell.cell_contents is not old:
        return False
    cell.cell_contents = new
    return True


def _add_slots(cls, frozen, weakref_slot, instance_fields):
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    inherited = set()
    for base in cls.__mro__[1:-1]:
        base_slots = base.__dict__.get("__slots__", ())
        inherited.update([base_slots] if isinstance(base_slots, str) else base_slots)
    namespace = dict(cls.__dict__)
    names = tuple(f.name for f in instance_fields)
    namespace["__slots__"] = tuple(name for name in names if name not in inherited) + \
        (("__weakref__",) if weakref_slot and "__weakref__" not in inherited else ())
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    if frozen:
        if "__getstate__" not in namespace:
            namespace["__getstate__"] = lambda self: [getattr(self, name) for name in names]
        if "__setstate__" not in namespace:
            def __setstate__(self, state):
                for name, value in zip(names, state):
                    object.__setattr__(self, name, value)
            namespace["__setstate__"] = __setstate__
    qualname = getattr(cls, "__qualname__", None)
    made = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        made.__qualname__ = qualname
    for value in made.__dict__.values():
        if _replace_class_cell(value, cls, made):
            break
    return made


def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False,
              match_args=True, kw_only=False, slots=False, weakref_slot=False):
    def wrap(cls):
        return _process_class(cls, init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots,
                              weakref_slot)
    return wrap if cls is None else wrap(cls)


# -- Functions on dataclasses ----------------------------------------------------------------------------------------

def fields(class_or_instance):
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple(f for f in known.values() if f._field_type is _FIELD)


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    cls = obj if isinstance(obj, type) else type(obj)
    return hasattr(cls, _FIELDS)


def asdict(obj, *, dict_factory=dict):
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _convert(obj, lambda instance, convert: dict_factory(
        [(f.name, convert(getattr(instance, f.name))) for f in fields(instance)]))


def astuple(obj, *, tuple_factory=tuple):
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _convert(obj, lambda instance, convert: tuple_factory(
        [convert(getattr(instance, f.name)) for f in fields(instance)]))


def _convert(obj, of_instance):
    def convert(value):
        if _is_dataclass_instance(value):
            return of_instance(value, convert)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*[convert(item) for item in value])
        if isinstance(value, (list, tuple)):
            return type(value)([convert(item) for item in value])
        if isinstance(value, dict):
            if hasattr(type(value), "default_factory"):
                result = type(value)(value.default_factory)
                for key, item in value.items():
                    result[convert(key)] = convert(item)
                return result
            return type(value)([(convert(key), convert(item)) for key, item in value.items()])
        return copy.deepcopy(value)
    return convert(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False,
                   unsafe_hash=False, frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False,
                   module=None, decorator=dataclass):
    namespace = {} if namespace is None else namespace
    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, annotation = item, "typing.Any"
        elif len(item) == 2:
            name, annotation = item
        elif len(item) == 3:
            name, annotation, defaults[name] = item[0], item[1], item[2]
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = annotation

    def fill(body):
        body.update(namespace)
        body.update(defaults)
        body["__annotations__"] = annotations

    cls = types.new_class(cls_name, bases, {}, fill)
    if module is not None:
        cls.__module__ = module
    return decorator(cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen,
                     match_args=match_args, kw_only=kw_only, slots=slots, weakref_slot=weakref_slot)


def replace(obj, /, **changes):
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
