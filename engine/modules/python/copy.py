"""Shallow and deep copies."""
import types

__all__ = ["Error", "copy", "deepcopy", "replace"]


class Error(Exception):
    pass


error = Error

_ATOMIC = {type(None), int, float, bool, complex, str, tuple, bytes, frozenset, type, range, slice, property,
           type(Ellipsis), type(NotImplemented), types.FunctionType, types.BuiltinFunctionType, types.MethodDescriptorType,
           types.CodeType, types.GenericAlias, types.UnionType}
_DEEP_ATOMIC = _ATOMIC - {tuple, frozenset, slice}


def copy(x):
    cls = type(x)
    if cls in _ATOMIC:
        return x
    if cls in (list, dict, set, bytearray):
        return x.copy()
    if issubclass(cls, type):
        return x
    method = getattr(cls, "__copy__", None)
    if method is not None:
        return method(x)
    return _reconstruct(x, None)


def deepcopy(x, memo=None):
    cls = type(x)
    if cls in _DEEP_ATOMIC:
        return x
    key = id(x)
    if memo is None:
        memo = {}
    else:
        known = memo.get(key, memo)
        if known is not memo:
            return known
    copier = _COPIERS.get(cls)
    if copier is not None:
        y = copier(x, memo)
    elif issubclass(cls, type):
        return x
    else:
        method = getattr(x, "__deepcopy__", None)
        y = method(memo) if method is not None else _reconstruct(x, memo)
    if y is not x:
        memo[key] = y
        memo.setdefault(id(memo), []).append(x)
    return y


def _copy_list(x, memo):
    y = []
    memo[id(x)] = y
    for item in x:
        y.append(deepcopy(item, memo))
    return y


def _copy_tuple(x, memo):
    y = [deepcopy(item, memo) for item in x]
    known = memo.get(id(x))
    if known is not None:
        return known
    for old, new in zip(x, y):
        if old is not new:
            return tuple(y)
    return x


def _copy_dict(x, memo):
    y = {}
    memo[id(x)] = y
    for key, value in x.items():
        y[deepcopy(key, memo)] = deepcopy(value, memo)
    return y


def _copy_set(x, memo):
    return type(x)([deepcopy(item, memo) for item in x])


def _copy_method(x, memo):
    return type(x)(x.__func__, deepcopy(x.__self__, memo))


_COPIERS = {list: _copy_list, tuple: _copy_tuple, dict: _copy_dict, set: _copy_set, frozenset: _copy_set,
            bytearray: lambda x, memo: bytearray(x), types.MethodType: _copy_method}


def _slot_names(cls):
    names = []
    for base in cls.__mro__:
        slots = base.__dict__.get("__slots__", ())
        for name in (slots,) if isinstance(slots, str) else slots:
            if name in ("__dict__", "__weakref__"):
                continue
            if name.startswith("__") and not name.endswith("__"):
                name = f"_{base.__name__.lstrip('_')}{name}"
            names.append(name)
    return names


def _state_of(x):
    own = getattr(type(x), "__getstate__", None)
    if own is not None and own is not getattr(object, "__getstate__", None):
        return x.__getstate__(), True
    attributes = dict(getattr(x, "__dict__", ()) or ())
    for name in _slot_names(type(x)):
        if hasattr(x, name):
            attributes[name] = getattr(x, name)
    return attributes, False


def _new_like(x):
    """An empty object of the same class, with the content that the built-in part of it holds."""
    cls = type(x)
    if isinstance(x, BaseException):
        return cls.__new__(cls, *x.args)
    arguments = ()
    if hasattr(cls, "__getnewargs__"):
        arguments = x.__getnewargs__()
    elif isinstance(x, (int, float, complex, str, bytes, tuple, frozenset)):
        arguments = (next(base for base in (int, float, complex, str, bytes, tuple, frozenset)
                          if isinstance(x, base))(x),)
    return cls.__new__(cls, *arguments)


def _reconstruct(x, memo):
    cls = type(x)
    deep = memo is not None
    reduce = getattr(cls, "__reduce_ex__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce_ex__", None):
        return _from_reduced(x, x.__reduce_ex__(4), memo)
    reduce = getattr(cls, "__reduce__", None)
    if reduce is not None and reduce is not getattr(object, "__reduce__", None) and not isinstance(x, BaseException):
        return _from_reduced(x, x.__reduce__(), memo)
    if isinstance(x, types.GeneratorType) or cls.__module__ == "builtins" and not isinstance(
            x, (list, dict, set, BaseException, object().__class__)):
        raise TypeError(f"cannot pickle {cls.__name__!r} object")
    y = _new_like(x)
    if deep:
        memo[id(x)] = y
    state, own_state = _state_of(x)
    if deep:
        state = deepcopy(state, memo)
    if hasattr(y, "__setstate__") and not isinstance(x, BaseException):
        if state:
            y.__setstate__(state)
    else:
        for name, value in state.items():
            object.__setattr__(y, name, value)
    _copy_content(x, y, memo)
    return y


def _copy_content(x, y, memo):
    convert = (lambda item: item) if memo is None else (lambda item: deepcopy(item, memo))
    if isinstance(x, list):
        y.extend([convert(item) for item in x])
    elif isinstance(x, set):
        y.update([convert(item) for item in x])
    elif isinstance(x, dict):
        for key, value in x.items():
            y[convert(key)] = convert(value)


def _from_reduced(x, reduced, memo):
    if isinstance(reduced, str):
        return x
    function, arguments, *rest = reduced
    deep = memo is not None
    if deep and arguments:
        arguments = [deepcopy(argument, memo) for argument in arguments]
    y = function(*arguments)
    if deep:
        memo[id(x)] = y
    state = rest[0] if rest else None
    if state is not None:
        if deep:
            state = deepcopy(state, memo)
        if hasattr(y, "__setstate__"):
            y.__setstate__(state)
        else:
            y.__dict__.update(state)
    if len(rest) > 1 and rest[1] is not None:
        for item in rest[1]:
            y.append(deepcopy(item, memo) if deep else item)
    if len(rest) > 2 and rest[2] is not None:
        for key, value in rest[2]:
            y[deepcopy(key, memo) if deep else key] = deepcopy(value, memo) if deep else value
    return y


def replace(obj, /, **changes):
    method = getattr(obj.__class__, "__replace__", None)
    if method is None:
        raise TypeError(f"replace() does not support {obj.__class__.__name__} objects")
    return method(obj, **changes)
