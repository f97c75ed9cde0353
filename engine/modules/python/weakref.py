"""Weak references, and containers that do not keep what is in them alive. `ref` is the engine's."""
from collections.abc import MutableMapping, MutableSet

__all__ = ["ref", "proxy", "getweakrefcount", "getweakrefs", "WeakKeyDictionary", "ReferenceType", "ProxyType",
           "CallableProxyType", "ProxyTypes", "WeakValueDictionary", "WeakSet", "WeakMethod", "finalize"]

ReferenceType = ref


class ProxyType:
    __slots__ = ("_reference", "__weakref__")

    def __init__(self, reference):
        object.__setattr__(self, "_reference", reference)

    def __getattribute__(self, name):
        return getattr(_referent(self), name)

    def __setattr__(self, name, value):
        setattr(_referent(self), name, value)

    def __delattr__(self, name):
        delattr(_referent(self), name)


ProxyType.__name__ = ProxyType.__qualname__ = "weakproxy"


class CallableProxyType(ProxyType):
    __slots__ = ()

    def __call__(self, *args, **kwargs):
        return _referent(self)(*args, **kwargs)


ProxyTypes = (ProxyType, CallableProxyType)


def _referent(proxy):
    obj = object.__getattribute__(proxy, "_reference")()
    if obj is None:
        raise ReferenceError("weakly-referenced object no longer exists")
    return obj


def _forward(name):
    def method(self, *args):
        unwrapped = [_referent(a) if isinstance(type(a), type) and issubclass(type(a), ProxyType) else a for a in args]
        return getattr(_referent(self), name)(*unwrapped)
    method.__name__ = name
    return method


for _name in ("str", "bool", "len", "getitem", "setitem", "delitem", "contains", "iter", "next", "add", "sub", "mul",
              "truediv", "floordiv", "mod", "pow", "and", "or", "xor", "lshift", "rshift", "neg", "pos", "abs", "invert",
              "int", "float", "index", "eq", "ne", "lt", "le", "gt", "ge", "enter", "exit", "matmul"):
    _name = f"__{_name}__"
    if _name == "__bool__":
        ProxyType.__bool__ = lambda self: bool(_referent(self))
    elif _name == "__str__":
        ProxyType.__str__ = lambda self: str(_referent(self))
    else:
        setattr(ProxyType, _name, _forward(_name))
ProxyType.__hash__ = None


def proxy(object, callback=None, /):
    reference = ref(object) if callback is None else ref(object, lambda _: callback(None))
    return (CallableProxyType if callable(object) else ProxyType)(reference)


class WeakMethod(ref):
    __slots__ = ("_func_ref", "_meth_type", "_alive", "__weakref__")

    def __new__(cls, meth, callback=None):
        try:
            obj, func = meth.__self__, meth.__func__
        except AttributeError:
            raise TypeError(f"argument should be a bound method, not {type(meth)}") from None

        def gone(_):
            self = self_ref()
            if self is not None and self._alive:
                self._alive = False
                if callback is not None:
                    callback(self)

        self = ref.__new__(cls, obj, gone)
        self._func_ref = ref(func, gone)
        self._meth_type = type(meth)
        self._alive = True
        self_ref = ref(self)
        return self

    def __call__(self):
        obj, func = super().__call__(), self._func_ref()
        return None if obj is None or func is None else self._meth_type(func, obj)

    def __eq__(self, other):
        if not isinstance(other, WeakMethod):
            return NotImplemented
        if not self._alive or not other._alive:
            return self is other
        return ref.__eq__(self, other) and self._func_ref == other._func_ref

    __hash__ = ref.__hash__


class KeyedRef(ref):
    __slots__ = ("key",)

    def __new__(cls, ob, callback, key):
        self = ref.__new__(cls, ob, callback)
        self.key = key
        return self

    def __init__(self, ob, callback, key):
        super().__init__(ob, callback)


class WeakValueDictionary(MutableMapping):
    def __init__(self, other=(), /, **kw):
        self.data = {}
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None and self.data.get(dead.key) is dead:
                del self.data[dead.key]

        self._remove = remove
        self.update(other, **kw)

    def _live(self):
        for key, reference in list(self.data.items()):
            value = reference()
            if value is not None:
                yield key, value

    def __getitem__(self, key):
        value = self.data[key]()
        if value is None:
            raise KeyError(key)
        return value

    def __setitem__(self, key, value):
        self.data[key] = KeyedRef(value, self._remove, key)

    def __delitem__(self, key):
        del self.data[key]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        reference = self.data.get(key)
        return reference is not None and reference() is not None

    def __iter__(self):
        for key, _ in self._live():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        yield from self._live()

    def get(self, key, default=None):
        reference = self.data.get(key)
        value = None if reference is None else reference()
        return default if value is None else value

    def copy(self):
        new = WeakValueDictionary()
        for key, value in self._live():
            new[key] = value
        return new

    __copy__ = copy

    def valuerefs(self):
        return list(self.data.values())

    itervaluerefs = valuerefs

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakKeyDictionary(MutableMapping):
    def __init__(self, dict=None):
        self.data = {}
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None:
                self.data.pop(dead, None)

        self._remove = remove
        if dict is not None:
            self.update(dict)

    def _live(self):
        for reference, value in list(self.data.items()):
            key = reference()
            if key is not None:
                yield key, value

    def __getitem__(self, key):
        return self.data[ref(key)]

    def __setitem__(self, key, value):
        self.data[ref(key, self._remove)] = value

    def __delitem__(self, key):
        del self.data[ref(key)]

    def __len__(self):
        return len(self.data)

    def __contains__(self, key):
        try:
            return ref(key) in self.data
        except TypeError:
            return False

    def __iter__(self):
        for key, _ in self._live():
            yield key

    keys = __iter__

    def values(self):
        for _, value in self._live():
            yield value

    def items(self):
        yield from self._live()

    def get(self, key, default=None):
        return self.data.get(ref(key), default)

    def keyrefs(self):
        return list(self.data)

    def copy(self):
        new = WeakKeyDictionary()
        for key, value in self._live():
            new[key] = value
        return new

    __copy__ = copy

    def __repr__(self):
        return f"<{type(self).__name__} at {id(self):#x}>"


class WeakSet(MutableSet):
    def __init__(self, data=None):
        self.data = set()
        self_ref = ref(self)

        def remove(dead):
            self = self_ref()
            if self is not None:
                self.data.discard(dead)

        self._remove = remove
        if data is not None:
            self.update(data)

    def __iter__(self):
        for reference in list(self.data):
            item = reference()
            if item is not None:
                yield item

    def __len__(self):
        return len(self.data)

    def __contains__(self, item):
        try:
            return ref(item) in self.data
        except TypeError:
            return False

    def add(self, item):
        self.data.add(ref(item, self._remove))

    def clear(self):
        self.data.clear()

    def discard(self, item):
        self.data.discard(ref(item))

    def remove(self, item):
        self.data.remove(ref(item))

    def update(self, other):
        for item in other:
            self.add(item)

    def copy(self):
        return self.__class__(self)

    def union(self, other):
        return self.__class__(item for s in (self, other) for item in s)

    __or__ = union

    def difference(self, other):
        return self.__class__(item for item in self if item not in other)

    __sub__ = difference

    def intersection(self, other):
        return self.__class__(item for item in other if item in self)

    __and__ = intersection

    def __repr__(self):
        return repr(self.data)


class finalize:
    __slots__ = ()
    _registry = {}

    class _Info:
        __slots__ = ("weakref", "func", "args", "kwargs", "atexit")

    def __init__(self, obj, func, /, *args, **kwargs):
        info = self._Info()
        info.weakref = ref(obj, self)
        info.func, info.args, info.kwargs, info.atexit = func, args, kwargs or None, True
        self._registry[id(self)] = (info, self)

    def __call__(self, _=None):
        entry = self._registry.pop(id(self), None)
        if entry is not None:
            info = entry[0]
            return info.func(*info.args, **(info.kwargs or {}))

    def detach(self):
        entry = self._registry.get(id(self))
        obj = entry and entry[0].weakref()
        if obj is not None and self._registry.pop(id(self), None):
            info = entry[0]
            return obj, info.func, info.args, info.kwargs or {}

    def peek(self):
        entry = self._registry.get(id(self))
        obj = entry and entry[0].weakref()
        if obj is not None:
            info = entry[0]
            return obj, info.func, info.args, info.kwargs or {}

    @property
    def alive(self):
        return id(self) in self._registry

    @property
    def atexit(self):
        entry = self._registry.get(id(self))
        return bool(entry) and entry[0].atexit

    @atexit.setter
    def atexit(self, value):
        entry = self._registry.get(id(self))
        if entry:
            entry[0].atexit = bool(value)
