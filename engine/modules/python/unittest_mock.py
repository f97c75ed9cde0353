"""Mock objects: they take every call and attribute, and remember."""
import inspect
from types import FunctionType, MethodType

from unittest._mock_calls import _Call, ANY, CallList, call, check_sequence, format_call, is_among
from unittest.util import safe_repr

__all__ = ("Mock", "MagicMock", "patch", "sentinel", "DEFAULT", "ANY", "call", "create_autospec", "AsyncMock",
           "FILTER_DIR", "NonCallableMock", "NonCallableMagicMock", "mock_open", "PropertyMock", "seal")

FILTER_DIR = True
FunctionTypes = (FunctionType, MethodType)


class InvalidSpecError(Exception):
    """A mock was given as the model of a mock."""


class _SentinelObject:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"sentinel.{self.name}"

    def __reduce__(self):
        return repr(self)


class _Sentinel:
    def __init__(self):
        self._sentinels = {}

    def __getattr__(self, name):
        if name == "__bases__":
            raise AttributeError
        return self._sentinels.setdefault(name, _SentinelObject(name))

    def __reduce__(self):
        return "sentinel"


sentinel = _Sentinel()
DEFAULT = sentinel.DEFAULT
_missing = sentinel.MISSING
_deleted = sentinel.DELETED

# -- Magic methods ---------------------------------------------------------------------------------------------------

_NUMERIC = "add sub mul matmul truediv floordiv mod lshift rshift and xor or pow".split()
_magics = {f"__{name}__" for name in (
    "lt le gt ge eq ne getitem setitem delitem len contains iter hash str sizeof enter exit divmod rdivmod neg pos abs "
    "invert complex int float index round trunc floor ceil bool next fspath aiter").split()
    + _NUMERIC + ["i" + name for name in _NUMERIC] + ["r" + name for name in _NUMERIC]}
_async_method_magics = {"__aenter__", "__aexit__", "__anext__"}
# Supported if a test sets them, but not there by themselves.
_non_defaults = {
    "__get__", "__set__", "__delete__", "__reversed__", "__missing__", "__reduce__", "__reduce_ex__", "__getinitargs__",
    "__getnewargs__", "__getstate__", "__setstate__", "__getformat__", "__repr__", "__dir__", "__subclasses__",
    "__format__", "__getnewargs_ex__",
}
_all_sync_magics = _magics | _non_defaults
_all_magics = _all_sync_magics | _async_method_magics
_unsupported_magics = {"__getattr__", "__setattr__", "__init__", "__new__", "__prepare__", "__instancecheck__",
                       "__subclasscheck__", "__del__"}

_return_values = {
    "__lt__": NotImplemented, "__gt__": NotImplemented, "__le__": NotImplemented, "__ge__": NotImplemented,
    "__int__": 1, "__contains__": False, "__len__": 0, "__exit__": False, "__complex__": 1j, "__float__": 1.0,
    "__bool__": True, "__index__": 1, "__aexit__": False,
}
_calculated_return_values = {
    "__hash__": lambda mock: object.__hash__(mock),
    "__str__": lambda mock: object.__str__(mock),
    "__sizeof__": lambda mock: object.__sizeof__(mock),
    "__fspath__": lambda mock: f"{type(mock).__name__}/{mock._extract_mock_name()}/{id(mock)}",
}


def _effect_of_eq(mock):
    def effect(other):
        value = mock.__eq__._mock_return_value
        if value is not DEFAULT:
            return value
        return True if mock is other else NotImplemented
    return effect


def _effect_of_ne(mock):
    def effect(other):
        if mock.__ne__._mock_return_value is not DEFAULT:
            return DEFAULT
        return False if mock is other else NotImplemented
    return effect


def _effect_of_iter(mock):
    def effect():
        value = mock.__iter__._mock_return_value
        return iter([] if value is DEFAULT else value)
    return effect


def _effect_of_aiter(mock):
    def effect():
        value = mock.__aiter__._mock_return_value
        return _AsyncIterator(iter([] if value is DEFAULT else value))
    return effect


_effects = {"__eq__": _effect_of_eq, "__ne__": _effect_of_ne, "__iter__": _effect_of_iter,
            "__aiter__": _effect_of_aiter}


class _AsyncIterator:
    def __init__(self, iterator):
        self.iterator = iterator

    def __aiter__(self):
        return self

    async def __anext__(self):
        try:
            return next(self.iterator)
        except StopIteration:
            pass
        raise StopAsyncIteration


class MagicProxy:
    """Stands for a magic method of a MagicMock until it is used: then a mock takes its place."""

    def __init__(self, name):
        self.name = name

    def __get__(self, obj, owner=None):
        if obj is None:
            return self
        name = self.name
        mock = obj._get_child_mock(name=name, _new_name=name, _new_parent=obj)
        setattr(obj, name, mock)
        if name in _return_values:
            mock.return_value = _return_values[name]
        elif name in _calculated_return_values:
            mock.return_value = _calculated_return_values[name](obj)
        elif name in _effects:
            mock.side_effect = _effects[name](obj)
        return mock


_proxies = {name: MagicProxy(name) for name in sorted(_magics | _async_method_magics)}


# -- What things are -------------------------------------------------------------------------------------------------

def _is_magic(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__"


def _is_instance_mock(obj):
    # isinstance() would believe the __class__ that a mock with a spec pretends to have.
    return issubclass(type(obj), NonCallableMock)


def _is_exception(obj):
    return isinstance(obj, BaseException) or (isinstance(obj, type) and issubclass(obj, BaseException))


def _is_list(obj):
    return type(obj) in (list, tuple)


def _is_async_obj(obj):
    if _is_instance_mock(obj) and not isinstance(obj, AsyncMock):
        return False
    if hasattr(obj, "__func__"):
        obj = obj.__func__
    return inspect.iscoroutinefunction(obj) or inspect.isawaitable(obj)


def _callable(obj):
    if isinstance(obj, type):
        return True
    if isinstance(obj, (staticmethod, classmethod, MethodType)):
        return _callable(obj.__func__)
    return getattr(obj, "__call__", None) is not None


def _instance_callable(obj):
    """Whether an instance of the class (or the object itself) can be called."""
    if not isinstance(obj, type):
        return getattr(obj, "__call__", None) is not None
    return any(base.__dict__.get("__call__") is not None for base in obj.__mro__)


def _extract_mock(obj):
    return obj.mock if isinstance(obj, FunctionTypes) and hasattr(obj, "mock") else obj


def _signature_of(func, as_instance, eat_self):
    """(function, its signature), or None if there is no telling."""
    from functools import partial
    if isinstance(func, type) and not as_instance:
        func = func.__init__
        eat_self = True
    elif isinstance(func, (classmethod, staticmethod)):
        if isinstance(func, classmethod):
            eat_self = True
        func = func.__func__
    elif not isinstance(func, FunctionTypes):
        func = getattr(func, "__call__", None)
        if func is None:
            return None
    try:
        return func, inspect.signature(partial(func, None) if eat_self else func)
    except (ValueError, TypeError):
        return None


def _check_signature(func, mock, skipfirst, instance=False):
    """Makes calls of the mock fail that do not fit the function."""
    found = _signature_of(func, instance, skipfirst)
    if found is None:
        return
    func, signature = found

    def check(self, /, *args, **kwargs):
        signature.bind(*args, **kwargs)

    type(mock)._mock_check_sig = check
    type(mock).__signature__ = signature


def _check_and_set_parent(parent, value, name, new_name):
    """Makes a mock that has neither name nor parent a child."""
    value = _extract_mock(value)
    if not _is_instance_mock(value):
        return False
    if (value._mock_name or value._mock_new_name or value._mock_parent is not None
            or value._mock_new_parent is not None):
        return False
    ancestor = parent
    while ancestor is not None:
        if ancestor is value:
            return False
        ancestor = ancestor._mock_new_parent
    if new_name:
        value._mock_new_parent = parent
        value._mock_new_name = new_name
    if name:
        value._mock_parent = parent
        value._mock_name = name
    return True


class _MockIter:
    def __init__(self, obj):
        self.obj = iter(obj)

    def __next__(self):
        return next(self.obj)


def _try_iter(obj):
    if obj is None or _is_exception(obj) or _callable(obj):
        return obj
    try:
        return iter(obj)
    except TypeError:
        return obj


# -- Mock ------------------------------------------------------------------------------------------------------------

_plain_names = {"return_value", "_mock_return_value", "side_effect", "_mock_side_effect", "_mock_parent",
                "_mock_new_parent", "_mock_name", "_mock_new_name"}


def _delegating_property(name):
    """An attribute that lives in the function that stands for the mock, if there is one (create_autospec)."""
    _plain_names.add(name)
    own_name = "_mock_" + name

    def get(self):
        delegate = self._mock_delegate
        return getattr(self, own_name) if delegate is None else getattr(delegate, name)

    def set(self, value):
        if self._mock_delegate is None:
            self.__dict__[own_name] = value
        else:
            setattr(self._mock_delegate, name, value)

    return property(get, set)


class Base:
    _mock_return_value = DEFAULT
    _mock_side_effect = None

    def __init__(self, /, *args, **kwargs):
        pass


class NonCallableMock(Base):
    def __new__(cls, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        # Each mock has a class of its own, since magic methods are looked up on the class.
        bases = (cls,)
        if not issubclass(cls, AsyncMockMixin):
            model = spec_set or spec
            if model is not None and _is_async_obj(model):
                bases = (AsyncMockMixin, cls)
        return object.__new__(type(cls.__name__, bases, {"__doc__": cls.__doc__}))

    def __init__(self, spec=None, wraps=None, name=None, spec_set=None, parent=None, _spec_state=None, _new_name="",
                 _new_parent=None, _spec_as_instance=False, _eat_self=None, unsafe=False, **kwargs):
        if spec_set is not None:
            spec, spec_set = spec_set, True
        self.__dict__.update(
            _mock_parent=parent, _mock_name=name, _mock_new_name=_new_name,
            _mock_new_parent=parent if _new_parent is None else _new_parent, _mock_sealed=False)
        self._mock_add_spec(spec, spec_set, _spec_as_instance, parent is not None if _eat_self is None else _eat_self)
        self.__dict__.update(
            _mock_children={}, _mock_wraps=wraps, _mock_delegate=None, _mock_called=False, _mock_call_args=None,
            _mock_call_count=0, _mock_call_args_list=CallList(), _mock_mock_calls=CallList(), method_calls=CallList(),
            _mock_unsafe=unsafe)
        if kwargs:
            self.configure_mock(**kwargs)
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state)

    # -- Its model -------------------------------------------------------------------------------------------------

    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)

    def _mock_add_spec(self, spec, spec_set, _spec_as_instance=False, _eat_self=False):
        if _is_instance_mock(spec):
            raise InvalidSpecError(f"Cannot spec a Mock object. [object={spec!r}]")
        spec_class = signature = None
        asyncs = []
        if spec is not None and not _is_list(spec):
            spec_class = spec if isinstance(spec, type) else type(spec)
            found = _signature_of(spec, _spec_as_instance, _eat_self)
            signature = found and found[1]
            names = dir(spec)
            for name in names:
                value = inspect.getattr_static(spec, name, None)
                if inspect.iscoroutinefunction(getattr(value, "__func__", value)):
                    asyncs.append(name)
            spec = names
        self.__dict__.update(_spec_class=spec_class, _spec_set=spec_set, _spec_signature=signature, _mock_methods=spec,
                             _spec_asyncs=asyncs)

    @property
    def __class__(self):
        return type(self) if self._spec_class is None else self._spec_class

    def attach_mock(self, mock, attribute):
        inner = _extract_mock(mock)
        inner._mock_parent = None
        inner._mock_new_parent = None
        inner._mock_name = ""
        inner._mock_new_name = None
        setattr(self, attribute, mock)

    def configure_mock(self, /, **kwargs):
        # What is nearer goes first, so that return values are there when their attributes are set.
        for path, value in sorted(kwargs.items(), key=lambda item: item[0].count(".")):
            *names, last = path.split(".")
            obj = self
            for name in names:
                obj = getattr(obj, name)
            setattr(obj, last, value)

    # -- What it does when called ----------------------------------------------------------------------------------

    @property
    def return_value(self):
        value = self._mock_return_value if self._mock_delegate is None else self._mock_delegate.return_value
        if value is DEFAULT and self._mock_wraps is None:
            value = self._get_child_mock(_new_parent=self, _new_name="()")
            self.return_value = value
        return value

    @return_value.setter
    def return_value(self, value):
        if self._mock_delegate is not None:
            self._mock_delegate.return_value = value
        else:
            self._mock_return_value = value
            _check_and_set_parent(self, value, None, "()")

    @property
    def side_effect(self):
        delegate = self._mock_delegate
        if delegate is None:
            return self._mock_side_effect
        effect = delegate.side_effect
        if (effect is not None and not callable(effect) and not isinstance(effect, _MockIter)
                and not _is_exception(effect)):
            effect = delegate.side_effect = _MockIter(effect)
        return effect

    @side_effect.setter
    def side_effect(self, value):
        value = _try_iter(value)
        if self._mock_delegate is None:
            self._mock_side_effect = value
        else:
            self._mock_delegate.side_effect = value

    called = _delegating_property("called")
    call_count = _delegating_property("call_count")
    call_args = _delegating_property("call_args")
    call_args_list = _delegating_property("call_args_list")
    mock_calls = _delegating_property("mock_calls")

    def reset_mock(self, visited=None, *, return_value=False, side_effect=False):
        visited = [] if visited is None else visited
        if id(self) in visited:
            return
        visited.append(id(self))
        self.called = False
        self.call_args = None
        self.call_count = 0
        self.mock_calls = CallList()
        self.call_args_list = CallList()
        self.method_calls = CallList()
        if return_value:
            self._mock_return_value = DEFAULT
        if side_effect:
            self._mock_side_effect = None
        for child in self._mock_children.values():
            if not isinstance(child, _SpecState) and child is not _deleted:
                child.reset_mock(visited, return_value=return_value, side_effect=side_effect)
        value = self._mock_return_value
        if _is_instance_mock(value) and value is not self:
            value.reset_mock(visited)

    # -- Attributes ------------------------------------------------------------------------------------------------

    def __getattr__(self, name):
        if name in ("_mock_methods", "_mock_unsafe"):
            raise AttributeError(name)
        methods = self._mock_methods
        if methods is not None:
            if name not in methods or name in _all_magics:
                raise AttributeError(f"Mock object has no attribute {name!r}")
        elif _is_magic(name):
            raise AttributeError(name)
        if not self._mock_unsafe and (not methods or name not in methods):
            if name.startswith(("assert", "assret", "asert", "aseert", "assrt")) or name in _assertion_names:
                raise AttributeError(f"{name!r} is not a valid assertion. Use a spec for the mock if {name!r} is meant "
                                     "to be an attribute.")
        child = self._mock_children.get(name)
        if child is _deleted:
            raise AttributeError(name)
        if child is None:
            wraps = None if self._mock_wraps is None else getattr(self._mock_wraps, name)
            child = self._get_child_mock(parent=self, name=name, wraps=wraps, _new_name=name, _new_parent=self)
        elif isinstance(child, _SpecState):
            child = self._specified_child(name, child)
        self._mock_children[name] = child
        return child

    def _specified_child(self, name, state):
        try:
            return create_autospec(state.spec, state.spec_set, state.instance, state.parent, state.name)
        except InvalidSpecError:
            target = self.__dict__["_mock_name"] or self
            raise InvalidSpecError(f"Cannot autospec attr {name!r} from target {target!r} as it has already been mocked "
                                   f"out. [target={self!r}, attr={state.spec!r}]")

    def __setattr__(self, name, value):
        methods = self.__dict__.get("_mock_methods")
        if name in _plain_names:
            return object.__setattr__(self, name, value)
        if self.__dict__.get("_spec_set") and methods is not None and name not in methods and name not in self.__dict__:
            raise AttributeError(f"Mock object has no attribute '{name}'")
        if name in _unsupported_magics:
            raise AttributeError(f"Attempting to set unsupported magic method {name!r}.")
        if name in _all_magics:
            if methods is not None and name not in methods:
                raise AttributeError(f"Mock object has no attribute '{name}'")
            if _is_instance_mock(value):
                _check_and_set_parent(self, value, None, name)
                setattr(type(self), name, value)
                self._mock_children[name] = value
            else:
                setattr(type(self), name, _as_method(name, value))
                function = value
                value = lambda *args, **kwargs: function(self, *args, **kwargs)
        elif name == "__class__":
            self._spec_class = value
            return
        elif _check_and_set_parent(self, value, name, name):
            self._mock_children[name] = value
        if self._mock_sealed and not hasattr(self, name):
            raise AttributeError(f"Cannot set {self._extract_mock_name()}.{name}")
        if isinstance(value, PropertyMock):
            self.__dict__[name] = value
            return
        return object.__setattr__(self, name, value)

    def __delattr__(self, name):
        if name in _all_magics and name in type(self).__dict__:
            delattr(type(self), name)
            if name not in self.__dict__:
                return
        child = self._mock_children.get(name, _missing)
        if name in self.__dict__:
            object.__delattr__(self, name)
        elif child is _deleted:
            raise AttributeError(name)
        self._mock_children[name] = _deleted

    def __dir__(self):
        if not FILTER_DIR:
            return object.__dir__(self)
        names = set(self._mock_methods or ())
        names.update(name for name in dir(type(self)) if not name.startswith("_"))
        names.update(name for name in self.__dict__ if not name.startswith("_") or _is_magic(name))
        names.update(name for name, child in self._mock_children.items() if child is not _deleted)
        return sorted(names)

    def _get_child_mock(self, /, **kw):
        """A mock for an attribute or a return value, of a class like this one's."""
        if self._mock_sealed:
            attribute = f".{kw['name']}" if "name" in kw else "()"
            raise AttributeError(self._extract_mock_name() + attribute)
        name = kw.get("_new_name")
        if name in self.__dict__["_spec_asyncs"]:
            return AsyncMock(**kw)
        cls = type(self)
        if issubclass(cls, MagicMock) and name in _async_method_magics:
            child_class = AsyncMock
        elif issubclass(cls, AsyncMockMixin):
            is_sync = name in _all_sync_magics or (self._mock_methods and name in self._mock_methods)
            child_class = MagicMock if is_sync else AsyncMock
        elif issubclass(cls, CallableMixin):
            child_class = cls.__mro__[1]
        else:
            child_class = MagicMock if issubclass(cls, NonCallableMagicMock) else Mock
        return child_class(**kw)

    # -- How it shows ----------------------------------------------------------------------------------------------

    def _extract_mock_name(self):
        names = []
        mock = self
        dot = ""
        while mock._mock_new_parent is not None:
            name = mock._mock_new_name
            names.append(name + dot)
            dot = "" if name == "()" else "."
            mock = mock._mock_new_parent
        root = mock._mock_name or "mock"
        return "".join([root + dot if names else root, *reversed(names)])

    def __repr__(self):
        name = self._extract_mock_name()
        shown = "" if name in ("mock", "mock.") else f" name={name!r}"
        if self._spec_class is not None:
            shown += f" {'spec_set' if self._spec_set else 'spec'}={self._spec_class.__name__!r}"
        return f"<{type(self).__name__}{shown} id='{id(self)}'>"

    # -- Assertions ------------------------------------------------------------------------------------------------

    def _name(self):
        return self._mock_name or "mock"

    def _calls_repr(self):
        return f"\nCalls: {safe_repr(self.mock_calls)}." if self.mock_calls else ""

    def _format_mock_call_signature(self, args, kwargs):
        return format_call(self._name(), args, kwargs)

    def _signature_by_name(self, name):
        if not name:
            return self._spec_signature
        signature = None
        children = self._mock_children
        for part in name.replace("()", "").split("."):
            child = children.get(part)
            if child is None or isinstance(child, _SpecState):
                break
            child = _extract_mock(child)
            children = child._mock_children
            signature = child._spec_signature
        return signature

    def _call_matcher(self, call_made):
        """The call as the model's signature binds it, so that f(1) and f(x=1) are the same; a TypeError if it does
        not fit."""
        is_named = isinstance(call_made, tuple) and len(call_made) > 2
        signature = self._signature_by_name(call_made[0]) if is_named else self._spec_signature
        if signature is None:
            return call_made
        name, args, kwargs = call_made if is_named else ("", *call_made)
        try:
            bound = signature.bind(*args, **kwargs)
        except TypeError as error:
            return error.with_traceback(None)
        return call(name, bound.args, bound.kwargs)

    def assert_not_called(self):
        if self.call_count != 0:
            raise AssertionError(f"Expected '{self._name()}' to not have been called. Called {self.call_count} times."
                                 f"{self._calls_repr()}")

    def assert_called(self):
        if self.call_count == 0:
            raise AssertionError(f"Expected '{self._name()}' to have been called.")

    def assert_called_once(self):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name()}' to have been called once. Called {self.call_count} times."
                                 f"{self._calls_repr()}")

    def _check_last(self, args, kwargs, last, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        if self._call_matcher(last) != expected:
            cause = expected if isinstance(expected, Exception) else None
            raise AssertionError(f"expected {action} not found.\n"
                                 f"Expected: {self._format_mock_call_signature(args, kwargs)}\n"
                                 f"  Actual: {self._format_mock_call_signature(*last)}") from cause

    def assert_called_with(self, /, *args, **kwargs):
        if self.call_args is None:
            expected = self._format_mock_call_signature(args, kwargs)
            raise AssertionError(f"expected call not found.\nExpected: {expected}\n  Actual: not called.")
        self._check_last(args, kwargs, self.call_args, "call")

    def assert_called_once_with(self, /, *args, **kwargs):
        if self.call_count != 1:
            raise AssertionError(f"Expected '{self._name()}' to be called once. Called {self.call_count} times."
                                 f"{self._calls_repr()}")
        return self.assert_called_with(*args, **kwargs)

    def assert_has_calls(self, calls, any_order=False):
        check_sequence([self._call_matcher(each) for each in calls],
                       [self._call_matcher(each) for each in self.mock_calls], calls, self.mock_calls,
                       ("Calls", "calls"), any_order, self._name())

    def _check_any(self, args, kwargs, calls, action):
        expected = self._call_matcher(_Call((args, kwargs), two=True))
        cause = expected if isinstance(expected, Exception) else None
        if cause or not is_among(expected, [self._call_matcher(each) for each in calls]):
            raise AssertionError(f"{self._format_mock_call_signature(args, kwargs)} {action} not found") from cause

    def assert_any_call(self, /, *args, **kwargs):
        self._check_any(args, kwargs, self.call_args_list, "call")


# Names of assertions without their "assert_": whoever writes mock.called_once() has forgotten it.
_assertion_names = frozenset(name.removeprefix("assert_") for name in dir(NonCallableMock)
                             if name.startswith("assert_"))


def _as_method(name, function):
    def method(self, /, *args, **kwargs):
        return function(self, *args, **kwargs)
    method.__name__ = name
    return method


class CallableMixin(Base):
    def __init__(self, spec=None, side_effect=None, return_value=DEFAULT, wraps=None, name=None, spec_set=None,
                 parent=None, _spec_state=None, _new_name="", _new_parent=None, **kwargs):
        self.__dict__["_mock_return_value"] = return_value
        super().__init__(spec, wraps, name, spec_set, parent, _spec_state, _new_name, _new_parent, **kwargs)
        self.side_effect = side_effect

    def _mock_check_sig(self, /, *args, **kwargs):
        pass

    def __call__(self, /, *args, **kwargs):
        self._mock_check_sig(*args, **kwargs)
        self._record_call(args, kwargs)
        return self._execute_mock_call(*args, **kwargs)

    def _record_call(self, args, kwargs):
        """Notes the call here and, under its longer and longer name, in all parents."""
        self.called = True
        made = _Call((args, kwargs), two=True)
        self.call_args = made
        self.call_args_list.append(made)
        self.call_count = len(self.call_args_list)
        self.mock_calls.append(_Call(("", args, kwargs)))
        is_method = self._mock_parent is not None
        method_name = self._mock_name
        name = self._mock_new_name
        is_result = name == "()"
        parent = self._mock_new_parent
        while parent is not None:
            if is_method:
                parent.method_calls.append(_Call((method_name, args, kwargs)))
                is_method = parent._mock_parent is not None
                if is_method:
                    method_name = f"{parent._mock_name}.{method_name}"
            parent.mock_calls.append(_Call((name, args, kwargs)))
            parent_name = parent._mock_new_name
            if parent_name:
                name = f"{parent_name}{'' if is_result else '.'}{name}"
                is_result = parent_name == "()"
            parent = parent._mock_new_parent

    def _execute_mock_call(self, /, *args, **kwargs):
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if _callable(effect):
                result = effect(*args, **kwargs)
            else:
                result = next(effect)
                if _is_exception(result):
                    raise result
            if result is not DEFAULT:
                return result
        if self._has_return_value() or self._mock_wraps is None:
            return self.return_value
        return self._mock_wraps(*args, **kwargs)

    def _has_return_value(self):
        if self._mock_return_value is not DEFAULT:
            return True
        return self._mock_delegate is not None and self._mock_delegate.return_value is not DEFAULT


class Mock(CallableMixin, NonCallableMock):
    """Create a new `Mock` object: whatever is asked of it, it answers with another mock."""


class MagicMixin(Base):
    def __init__(self, /, *args, **kw):
        self._mock_set_magics()
        super().__init__(*args, **kw)
        self._mock_set_magics()

    def _mock_set_magics(self):
        cls = type(self)
        methods = getattr(self, "_mock_methods", None)
        for name, proxy in _proxies.items():
            if methods is None or name in methods:
                if name not in cls.__dict__:
                    setattr(cls, name, proxy)
            elif name in cls.__dict__:
                delattr(cls, name)


class _Respecified:
    def mock_add_spec(self, spec, spec_set=False):
        self._mock_add_spec(spec, spec_set)
        self._mock_set_magics()


class NonCallableMagicMock(_Respecified, MagicMixin, NonCallableMock):
    """A MagicMock that can't be called."""


class MagicMock(_Respecified, MagicMixin, Mock):
    """A Mock that has the magic methods too."""

    def reset_mock(self, /, *args, return_value=False, **kwargs):
        # The defaults of magic methods are what makes them usable: they stay.
        if return_value and self._mock_name and _is_magic(self._mock_name):
            return_value = False
        super().reset_mock(*args, return_value=return_value, **kwargs)


class AsyncMockMixin(Base):
    await_count = _delegating_property("await_count")
    await_args = _delegating_property("await_args")
    await_args_list = _delegating_property("await_args_list")

    def __init__(self, /, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.__dict__.update(_is_coroutine_mark=inspect._is_coroutine_mark, _mock_await_count=0, _mock_await_args=None,
                             _mock_await_args_list=CallList(), __name__="AsyncMock")

    async def _execute_mock_call(self, /, *args, **kwargs):
        made = _Call((args, kwargs), two=True)
        self.await_count += 1
        self.await_args = made
        self.await_args_list.append(made)
        effect = self.side_effect
        if effect is not None:
            if _is_exception(effect):
                raise effect
            if not _callable(effect):
                try:
                    result = next(effect)
                except StopIteration:
                    # A coroutine can't raise StopIteration.
                    raise StopAsyncIteration
                if _is_exception(result):
                    raise result
            elif inspect.iscoroutinefunction(effect):
                result = await effect(*args, **kwargs)
            else:
                result = effect(*args, **kwargs)
            if result is not DEFAULT:
                return result
        if self._mock_return_value is not DEFAULT or self._mock_wraps is None:
            return self.return_value
        if inspect.iscoroutinefunction(self._mock_wraps):
            return await self._mock_wraps(*args, **kwargs)
        return self._mock_wraps(*args, **kwargs)

    def assert_awaited(self):
        if self.await_count == 0:
            raise AssertionError(f"Expected {self._name()} to have been awaited.")

    def assert_awaited_once(self):
        if self.await_count != 1:
            raise AssertionError(f"Expected {self._name()} to have been awaited once. Awaited {self.await_count} times.")

    def assert_awaited_with(self, /, *args, **kwargs):
        if self.await_args is None:
            raise AssertionError(f"Expected await: {self._format_mock_call_signature(args, kwargs)}\nNot awaited")
        self._check_last(args, kwargs, self.await_args, "await")

    def assert_awaited_once_with(self, /, *args, **kwargs):
        self.assert_awaited_once()
        return self.assert_awaited_with(*args, **kwargs)

    def assert_any_await(self, /, *args, **kwargs):
        self._check_any(args, kwargs, self.await_args_list, "await")

    def assert_has_awaits(self, calls, any_order=False):
        check_sequence([self._call_matcher(each) for each in calls],
                       [self._call_matcher(each) for each in self.await_args_list], calls, self.await_args_list,
                       ("Awaits", "awaits"), any_order, self._name())

    def assert_not_awaited(self):
        if self.await_count != 0:
            raise AssertionError(f"Expected {self._name()} to not have been awaited. Awaited {self.await_count} times.")

    def reset_mock(self, /, *args, **kwargs):
        super().reset_mock(*args, **kwargs)
        self.await_count = 0
        self.await_args = None
        self.await_args_list = CallList()


class AsyncMagicMixin(MagicMixin):
    pass


class AsyncMock(AsyncMockMixin, AsyncMagicMixin, Mock):
    """A mock that acts like an async function: calling it gives a coroutine."""


class PropertyMock(Mock):
    """A mock for a property: reading calls it without, setting with an argument."""

    def _get_child_mock(self, /, **kwargs):
        return MagicMock(**kwargs)

    def __get__(self, obj, obj_type=None):
        return self()

    def __set__(self, obj, val):
        self(val)


class _SpecState:
    """What an attribute of an autospecced mock will be made from, once it is used."""

    def __init__(self, spec, spec_set=False, parent=None, name=None, instance=False):
        self.spec = spec
        self.spec_set = spec_set
        self.parent = parent
        self.name = name
        self.instance = instance


def seal(mock):
    """No more attributes: whatever the mock and its children do not have yet raises AttributeError."""
    mock._mock_sealed = True
    for name in dir(mock):
        try:
            child = getattr(mock, name)
        except AttributeError:
            continue
        if (isinstance(child, NonCallableMock) and child._mock_new_parent is mock
                and not isinstance(child._mock_children.get(name), _SpecState)):
            seal(child)


# These make mocks themselves, and need what stands above.
from unittest._mock_autospec import create_autospec, mock_open
from unittest._mock_patch import patch
