"""Enumerations."""
import builtins
from types import DynamicClassAttribute, MappingProxyType

__all__ = ["EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto",
           "unique", "property", "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP",
           "global_enum", "global_enum_repr", "global_flag_repr", "global_str", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE",
           "EnumCheck"]

Enum = Flag = EJECT = ReprEnum = None


class nonmember:
    def __init__(self, value):
        self.value = value


class member:
    def __init__(self, value):
        self.value = value


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    pattern = f"_{cls_name}__"
    return len(name) > len(pattern) and name.startswith(pattern) and (name[-1] != "_" or name[-2] != "_")


def _is_single_bit(number):
    return number > 0 and number & (number - 1) == 0


def _bits(number):
    while number:
        bit = number & -number
        yield bit
        number ^= bit


_auto_null = object()


class auto:
    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


class property(DynamicClassAttribute):
    """An attribute of members that a member may have as its own name."""

    member = None
    _attr_type = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        if self.fget is not None:
            return self.fget(instance)
        if self._attr_type == "attr":
            return getattr(self._cls_type, self.name)
        if self._attr_type == "desc":
            return getattr(instance._value_, self.name)
        try:
            return ownerclass._member_map_[self.name]
        except KeyError:
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}") from None

    def __set__(self, instance, value):
        if self.fset is not None:
            return self.fset(instance, value)
        raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")

    def __delete__(self, instance):
        if self.fdel is not None:
            return self.fdel(instance)
        raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class EnumDict(dict):
    """The namespace of an enum's class body: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._cls_name = cls_name
        self._generate_next_value = None

    def _resolve_auto(self, key, value):
        if isinstance(value, auto):
            if value.value is _auto_null:
                value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
                self._auto_called = True
            return value.value
        if type(value) is tuple and any(isinstance(item, auto) for item in value):
            return tuple(self._resolve_auto(key, item) for item in value)
        return value

    def __setitem__(self, key, value):
        if self._cls_name is not None and _is_private(self._cls_name, key):
            pass
        elif _is_sunder(key):
            if key not in ("_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_",
                           "_iter_member_", "_iter_member_by_value_", "_iter_member_by_def_", "_add_alias_",
                           "_add_value_alias_", "_use_args_", "_member_type_", "_value_repr_", "_unhashable_values_"):
                raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
            if key == "_generate_next_value_":
                if self._auto_called:
                    raise TypeError("_generate_next_value_ must be defined before members")
                self._generate_next_value = getattr(value, "__func__", value)
            elif key == "_ignore_":
                value = value.replace(",", " ").split() if isinstance(value, str) else list(value)
                self._ignore = value
                already = set(value) & set(self._member_names)
                if already:
                    raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif isinstance(value, member) or not (_is_descriptor(value) or isinstance(value, type) and
                                               self._is_nested(value)):
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            if isinstance(value, member):
                value = value.value
            value = self._resolve_auto(key, value)
            self._member_names[key] = None
            self._last_values.append(value)
        super().__setitem__(key, value)

    def _is_nested(self, value):
        """A class defined in the body is no member; one that was defined elsewhere is."""
        return self._cls_name is not None and value.__qualname__.split(".")[-2:-1] == [self._cls_name]

    @builtins.property
    def member_names(self):
        return list(self._member_names)

    def update(self, members, **more_members):
        for name in members.keys() if hasattr(members, "keys") else [name for name, _ in members]:
            self[name] = dict(members)[name]
        for name, value in more_members.items():
            self[name] = value


def _find_new(classdict, member_type, first_enum):
    new = classdict.get("__new__", None)
    save_new = first_enum is not None and new is not None
    if new is None:
        for method in "__new_member__", "__new__":
            for possible in member_type, first_enum:
                target = getattr(possible, method, None)
                if target not in (None, None.__new__, object.__new__, getattr(Enum, "__new__", None)):
                    new = target
                    break
            if new is not None:
                break
        else:
            new = object.__new__
    use_args = not (first_enum is None or new in (getattr(Enum, "__new__", None), object.__new__))
    return new, save_new, use_args


def _find_data_repr(class_name, bases):
    for chain in bases:
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                return base._value_repr_
            if "__repr__" in base.__dict__:
                return base.__dict__["__repr__"]
    return None


def _find_data_type(class_name, bases):
    data_types = set()
    for chain in bases:
        candidate = None
        for base in chain.__mro__:
            if base is object:
                continue
            if isinstance(base, EnumType):
                if base._member_type_ is not object:
                    data_types.add(base._member_type_)
                    break
            elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                data_types.add(candidate or base)
                break
            else:
                candidate = candidate or base
    if len(data_types) > 1:
        raise TypeError(f"too many data types for {class_name!r}: {data_types!r}")
    return data_types.pop() if data_types else None


class EnumType(type):
    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        classdict.setdefault("_ignore_", []).append("_ignore_")
        for key in classdict["_ignore_"]:
            classdict.pop(key, None)
        member_names = classdict._member_names
        invalid = set(member_names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join(repr(name) for name in sorted(invalid))}")
        order = classdict.pop("_order_", None)
        values = [(name, classdict[name]) for name in member_names]
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new, save_new, use_args = _find_new(classdict, member_type, first_enum)
        namespace = {key: value for key, value in classdict.items() if key not in member_names}
        if isinstance(namespace.get("_generate_next_value_"), type(lambda: 0)):
            namespace["_generate_next_value_"] = staticmethod(namespace["_generate_next_value_"])
        namespace["_new_member_"] = new
        namespace["_use_args_"] = use_args
        namespace["_member_names_"] = []
        namespace["_member_map_"] = {}
        namespace["_value2member_map_"] = {}
        namespace["_hashable_values_"] = []
        namespace["_unhashable_values_"] = []
        namespace["_member_type_"] = member_type
        namespace["_value_repr_"] = namespace.get("_value_repr_") or _find_data_repr(cls, bases)
        namespace["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
        namespace["_flag_mask_"] = 0
        namespace["_singles_mask_"] = 0
        namespace["_all_bits_"] = 0
        namespace["_inverted_"] = None
        enum_class = super().__new__(metacls, cls, bases, namespace, **kwds)
        for name, value in values:
            enum_class._make_member(name, value)
        enum_class._finish_methods(classdict, save_new)
        if Flag is not None and issubclass(enum_class, Flag):
            enum_class._finish_flag()
        if order is not None:
            enum_class._check_order(order)
        return enum_class

    def __init__(cls, *args, **kwds):
        pass

    def _make_member(cls, name, value):
        args = value if isinstance(value, tuple) else (value,)
        if cls._member_type_ is tuple:
            args = (args,)
        new = cls._new_member_
        if not cls._use_args_ and new is object.__new__:
            enum_member = object.__new__(cls)
        else:
            enum_member = new(cls, *args)
        if not hasattr(enum_member, "_value_"):
            if cls._member_type_ is object:
                enum_member._value_ = value
            else:
                try:
                    enum_member._value_ = cls._member_type_(*args)
                except Exception as exc:
                    raise TypeError("_value_ not set in __new__, unable to create it") from exc
        value = enum_member._value_
        enum_member._name_ = name
        enum_member.__objclass__ = cls
        enum_member.__init__(*args)
        enum_member._sort_order_ = len(cls._member_names_)
        canonical = cls._find_same_value(enum_member, value)
        if canonical is not None:
            enum_member = canonical
        elif Flag is None or not issubclass(cls, Flag) or _is_flag_canonical(cls, value):
            cls._member_names_.append(name)
        cls._add_member_(name, enum_member)
        try:
            cls._value2member_map_.setdefault(value, enum_member)
            if value not in cls._hashable_values_:
                cls._hashable_values_.append(value)
        except TypeError:
            cls._unhashable_values_.append(value)

    def _find_same_value(cls, enum_member, value):
        try:
            return cls._value2member_map_.get(value)
        except TypeError:
            for known in cls._member_map_.values():
                if known._value_ == value:
                    return known
        return None

    def _add_member_(cls, name, enum_member):
        if name in cls._member_map_:
            if cls._member_map_[name] is not enum_member:
                raise NameError(f"{name!r} is already bound: {cls._member_map_[name]!r}")
            return
        inherited = None
        for base in cls.__mro__[1:]:
            attribute = base.__dict__.get(name)
            if isinstance(attribute, (property, DynamicClassAttribute)):
                inherited = attribute
                break
        if inherited is not None:
            redirect = property()
            redirect.member = enum_member
            redirect.__set_name__(cls, name)
            redirect.fget, redirect.fset, redirect.fdel = inherited.fget, inherited.fset, inherited.fdel
            type.__setattr__(cls, name, redirect)
        else:
            type.__setattr__(cls, name, enum_member)
        cls._member_map_[name] = enum_member

    def _finish_methods(cls, classdict, save_new):
        mixin = cls._member_type_
        if ReprEnum is not None and ReprEnum in cls.__bases__:
            if "__format__" not in classdict:
                type.__setattr__(cls, "__format__", mixin.__format__)
            if "__str__" not in classdict:
                text = mixin.__repr__ if mixin.__str__ is object.__str__ else mixin.__str__
                type.__setattr__(cls, "__str__", text)
        for name in "__repr__", "__str__", "__format__", "__reduce_ex__":
            if name in classdict or Enum is None:
                continue
            found = getattr(cls, name)
            own = getattr(mixin, name, None)
            object_method = getattr(object, name, None)
            enum_method = getattr(_first_enum_of(cls), name, None)
            if found in (own, object_method) and enum_method is not None and not (
                    ReprEnum is not None and ReprEnum in cls.__bases__ and name in ("__format__", "__str__")):
                type.__setattr__(cls, name, enum_method)
        if Flag is not None and issubclass(cls, Flag):
            for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
                if name not in classdict:
                    type.__setattr__(cls, name, getattr(Flag, name))
        if Enum is not None:
            if save_new:
                type.__setattr__(cls, "__new_member__", cls.__dict__.get("__new__"))
            type.__setattr__(cls, "__new__", Enum.__new__)

    def _finish_flag(cls):
        single = everything = 0
        for enum_member in cls._member_map_.values():
            value = enum_member._value_
            if not isinstance(value, int):
                continue
            if value > 0:
                everything |= value
                if _is_single_bit(value):
                    single |= value
        cls._flag_mask_ = everything
        cls._singles_mask_ = single
        cls._all_bits_ = 2 ** everything.bit_length() - 1
        values = [m._value_ for m in cls]
        if values != sorted(values):
            type.__setattr__(cls, "_iter_member_", cls._iter_member_by_def_)

    def _check_order(cls, order):
        if isinstance(order, str):
            order = order.replace(",", " ").split()
        names = [name for name in order if name in cls._member_names_]
        if cls._member_names_ != names:
            raise TypeError(f"member order does not match _order_:\n  {cls._member_names_!r}\n  {names!r}")

    def __bool__(cls):
        return True

    def __call__(cls, value=_auto_null, names=_auto_null, *values, module=None, qualname=None, type=None, start=1,
                 boundary=None):
        if cls._member_map_:
            if names is not _auto_null:
                value = (value, names) + values
            if value is _auto_null:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        if names is _auto_null and type is None:
            if value is _auto_null:
                raise TypeError(f"{cls.__name__}.__new__() missing 1 required positional argument: 'value'")
            return cls.__new__(cls, value)
        return cls._create_(class_name=value, names=None if names is _auto_null else names, module=module,
                            qualname=qualname, type=type, start=start, boundary=boundary)

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        try:
            cls(value)
            return True
        except ValueError:
            return value in cls._unhashable_values_ or value in cls._hashable_values_
        except TypeError:
            return False

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = ["__class__", "__contains__", "__doc__", "__getitem__", "__iter__", "__len__", "__members__",
                 "__module__", "__name__", "__qualname__"]
        return sorted(set(names + cls._member_names_ + [n for n in cls.__dict__ if not n.startswith("_")]))

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @builtins.property
    def __members__(cls):
        return MappingProxyType(cls._member_map_)

    def __repr__(cls):
        if Flag is not None and issubclass(cls, Flag):
            return f"<flag {cls.__name__!r}>"
        return f"<enum {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", {}):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        classdict = metacls.__prepare__(class_name, bases)
        if isinstance(names, str):
            names = names.replace(",", " ").split()
        if isinstance(names, (tuple, list)) and names and isinstance(names[0], str):
            original, names, last_values = names, [], []
            for count, name in enumerate(original):
                value = cls._generate_next_value_(name, start, count, last_values[:])
                last_values.append(value)
                names.append((name, value))
        for item in names if names is not None else ():
            name, value = (item, names[item]) if isinstance(item, str) else item
            classdict[name] = value
        if module is None:
            import sys
            module = sys._getframe(2).f_globals.get("__name__", "__main__")
        classdict["__module__"] = module
        if qualname is not None:
            classdict["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, classdict, boundary=boundary)

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return _find_data_type(class_name, bases) or object, first_enum


EnumMeta = EnumType


def _first_enum_of(cls):
    for base in cls.__mro__[1:]:
        if isinstance(base, EnumType):
            return base
    return Enum


def _is_flag_canonical(cls, value):
    return not isinstance(value, int) or value > 0 and _is_single_bit(value)


class Enum(metaclass=EnumType):
    @property
    def name(self):
        return self._name_

    @property
    def value(self):
        return self._value_

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for enum_member in cls._member_map_.values():
                if enum_member._value_ == value:
                    return enum_member
        if not cls._member_map_:
            if getattr(cls, "_member_type_", object) is object or cls in (Enum, Flag, ReprEnum):
                raise TypeError(f"{cls!r} has no members")
        failure = None
        try:
            result = cls._missing_(value)
        except Exception as exc:
            failure, result = exc, None
        try:
            if isinstance(result, cls) or Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT \
                    and isinstance(result, int):
                return result
            error = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
            if result is None and failure is None:
                raise error
            if failure is None:
                failure = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a "
                                    f"valid member")
            if not isinstance(failure, ValueError):
                failure.__context__ = error
            raise failure
        finally:
            failure = error = None

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        self.__class__._value2member_map_.setdefault(value, self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    def __repr__(self):
        value_repr = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = set(self.__dict__)
        for cls in self.__class__.mro():
            names.update(name for name in cls.__dict__ if name[0] != "_" and name not in cls._member_map_
                         if isinstance(cls, EnumType))
        return sorted(names | {"__class__", "__doc__", "__eq__", "__hash__", "__module__", "name", "value"})

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self


class ReprEnum(Enum):
    pass


class IntEnum(int, ReprEnum):
    pass


class StrEnum(str, ReprEnum):
    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError(f"errors must be a string, not {values[2]!r}")
        value = str(*values)
        enum_member = str.__new__(cls, value)
        enum_member._value_ = value
        return enum_member

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


class FlagBoundary(StrEnum):
    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            high_bit = last_value.bit_length() - 1
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None
        return 2 ** (high_bit + 1)

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            if bit in cls._value2member_map_:
                yield cls._value2member_map_[bit]

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda m: m._sort_order_)

    @classmethod
    def _missing_(cls, value):
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        flag_mask, singles_mask, all_bits = cls._flag_mask_, cls._singles_mask_, cls._all_bits_
        neg_value = None
        if not ~all_bits <= value <= all_bits or value & (all_bits ^ flag_mask):
            if cls._boundary_ is STRICT:
                max_bits = max(value.bit_length(), flag_mask.bit_length())
                raise ValueError(f"{cls!r} invalid value {value!r}\n    given {_bin(value, max_bits)}\n"
                                 f"  allowed {_bin(flag_mask, max_bits)}")
            if cls._boundary_ is CONFORM:
                value &= flag_mask
            elif cls._boundary_ is EJECT:
                return value
            elif cls._boundary_ is KEEP and value < 0:
                value = max(all_bits + 1, 2 ** value.bit_length()) + value
        if value < 0:
            neg_value = value
            value = all_bits + 1 + value if cls._boundary_ in (EJECT, KEEP) else singles_mask & value
        unknown = value & ~flag_mask
        aliases = value & ~singles_mask
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) --> unknown values {unknown!r} [{bin(unknown)}]")
        if cls._member_type_ is object:
            pseudo = object.__new__(cls)
        else:
            pseudo = cls._member_type_.__new__(cls, value)
        if not hasattr(pseudo, "_value_"):
            pseudo._value_ = value
        members = []
        combined = 0
        if value:
            for enum_member in cls._iter_member_(value):
                members.append(enum_member)
                combined |= enum_member._value_
            if aliases:
                for enum_member in cls._member_map_.values():
                    known = enum_member._value_
                    if known and known & value == known and not _is_single_bit(known) and enum_member not in members:
                        members.append(enum_member)
                        combined |= known
        unknown = value ^ combined
        pseudo._name_ = "|".join([m._name_ for m in members])
        if not pseudo._name_:
            pseudo._name_ = None
        elif unknown and cls._boundary_ is STRICT:
            raise ValueError(f"{cls!r}: no members with value {unknown!r}")
        elif unknown:
            pseudo._name_ += f"|{cls._numeric_repr_(unknown)}"
        pseudo = cls._value2member_map_.setdefault(value, pseudo)
        if neg_value is not None:
            cls._value2member_map_[neg_value] = pseudo
        return pseudo

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and "
                            f"{self.__class__.__qualname__!r}")
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        value_repr = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls_name}: {value_repr(self._value_)}>"
        return f"<{cls_name}.{self._name_}: {value_repr(self._value_)}>"

    def __str__(self):
        cls_name = self.__class__.__name__
        return f"{cls_name}({self._value_!r})" if self._name_ is None else f"{cls_name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def _combine(self, other, operation):
        other_value = self._get_value(other)
        if other_value is NotImplemented:
            return NotImplemented
        for flag in self, other:
            if self._get_value(flag) is None:
                raise TypeError(f"'{flag}' cannot be combined with other flags")
        return self.__class__(operation(self._value_, other_value))

    def __or__(self, other):
        return self._combine(other, lambda a, b: a | b)

    def __and__(self, other):
        return self._combine(other, lambda a, b: a & b)

    def __xor__(self, other):
        return self._combine(other, lambda a, b: a ^ b)

    def __invert__(self):
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    pass


def _bin(number, max_bits):
    text = bin(number) if number >= 0 else bin(~number ^ (2 ** max_bits - 1))
    sign = "0b0" if number >= 0 else "0b1"
    digits = text[2:]
    filler = "0" if number >= 0 else "1"
    return f"{sign} {digits.rjust(max_bits, filler)}"


def unique(enumeration):
    duplicates = [(name, m.name) for name, m in enumeration.__members__.items() if name != m.name]
    if duplicates:
        details = ", ".join([f"{alias} -> {name}" for alias, name in duplicates])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        name = enumeration.__name__
        for check in self.checks:
            if check is UNIQUE:
                aliases = [(alias, m.name) for alias, m in enumeration.__members__.items() if alias != m.name]
                if aliases:
                    details = ", ".join(f"{alias} -> {canonical}" for alias, canonical in aliases)
                    raise ValueError(f"aliases found in {enumeration!r}: {details}")
            elif check is CONTINUOUS:
                values = sorted(m.value for m in enumeration)
                if len(values) < 2:
                    continue
                if issubclass(enumeration, Flag):
                    missing = [2 ** i for i in range(values[0].bit_length() - 1, values[-1].bit_length() - 1)
                               if 2 ** i not in values]
                else:
                    missing = [i for i in range(values[0] + 1, values[-1]) if i not in values]
                if missing:
                    raise ValueError(f"invalid {'flag' if issubclass(enumeration, Flag) else 'enum'} {name!r}: "
                                     f"missing values {', '.join(str(i) for i in missing)}")
        return enumeration


def global_enum_repr(self):
    return f"{self.__class__.__module__.split('.')[-1]}.{self._name_}"


def global_flag_repr(self):
    module = self.__class__.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{self.__class__.__name__}({self._value_!r})"
    # What is left over of a flag that keeps unknown bits is a number.
    return "|".join(name if name[0].isdigit() else f"{module}.{name}" for name in self._name_.split("|"))


def global_str(self):
    return self._name_ if self._name_ is not None else f"{self.__class__.__name__}({self._value_!r})"


def global_enum(cls, update_str=False):
    import sys
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
