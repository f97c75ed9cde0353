"""Mocks that are made after a model in every detail: create_autospec, and mock_open."""
import inspect
import io

from unittest import mock as mocks
from unittest._mock_calls import CallList

_TYPOS = ("autospect", "auto_spec", "set_spec")
_ASSERTIONS = ("assert_called_with", "assert_called", "assert_not_called", "assert_called_once",
               "assert_called_once_with", "assert_has_calls", "assert_any_call")
_ASYNC_ASSERTIONS = ("assert_awaited", "assert_awaited_once", "assert_awaited_with", "assert_awaited_once_with",
                     "assert_any_await", "assert_has_awaits", "assert_not_awaited")
_COPIED = ("__name__", "__doc__", "__module__", "__defaults__", "__kwdefaults__")


def check_spec_arg_typos(kwargs):
    for typo in _TYPOS:
        if typo in kwargs:
            raise RuntimeError(f"{typo!r} might be a typo; use unsafe=True if this is intended")


def _function_for(mock, original, is_async):
    """A function that checks its arguments against the original's and passes them on to the mock."""
    found = mocks._signature_of(original, False, isinstance(original, type))
    if found is None:
        return mock
    _, signature = found
    if is_async:
        async def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return await mock(*args, **kwargs)
    else:
        def function(*args, **kwargs):
            signature.bind(*args, **kwargs)
            return mock(*args, **kwargs)
    name = original.__name__
    function.__name__ = function.__qualname__ = name if name.isidentifier() else "funcopy"
    function.__signature__ = signature
    function.mock = mock
    _add_record(function, mock)
    if is_async:
        function.await_count = 0
        function.await_args = None
        function.await_args_list = CallList()
        for attribute in _ASYNC_ASSERTIONS:
            setattr(function, attribute, getattr(mock, attribute))
    return function


def _add_record(function, mock):
    """Gives the function the attributes of a mock; from now on the mock keeps its record there."""
    for attribute in _ASSERTIONS:
        setattr(function, attribute, getattr(mock, attribute))

    def reset_mock():
        function.method_calls = CallList()
        function.mock_calls = CallList()
        mock.reset_mock()
        value = function.return_value
        if mocks._is_instance_mock(value) and value is not mock:
            value.reset_mock()

    function.reset_mock = reset_mock
    function.called = False
    function.call_count = 0
    function.call_args = None
    function.call_args_list = CallList()
    function.method_calls = CallList()
    function.mock_calls = CallList()
    function.return_value = mock.return_value
    function.side_effect = mock.side_effect
    function._mock_children = mock._mock_children
    mock._mock_delegate = function


def _class_for(spec, is_type, instance, is_async):
    if is_async:
        if instance:
            raise RuntimeError("Instance can not be True when create_autospec is mocking an async function")
        return mocks.AsyncMock
    if not mocks._callable(spec) or (is_type and instance and not mocks._instance_callable(spec)):
        return mocks.NonCallableMagicMock
    return mocks.MagicMock


def _must_skip(spec, name, is_type):
    """Whether the first parameter of an attribute of the model is self."""
    if not isinstance(spec, type):
        if name in getattr(spec, "__dict__", {}):
            return False
        spec = spec.__class__
    for cls in spec.__mro__:
        if name in cls.__dict__:
            return isinstance(cls.__dict__[name], mocks.FunctionTypes) and is_type
    return is_type


def _entries_of(spec, is_dataclass_instance):
    """(name, value) of what the mock will have."""
    for name in dir(spec):
        if mocks._is_magic(name):
            continue
        try:
            yield name, getattr(spec, name)
        except AttributeError:
            continue
    if is_dataclass_instance:
        from dataclasses import fields
        for field in fields(spec):
            yield field.name, field.type


def create_autospec(spec, spec_set=False, instance=False, _parent=None, _name=None, *, unsafe=False, **kwargs):
    if mocks._is_list(spec):
        spec = type(spec)
    is_type = isinstance(spec, type)
    if mocks._is_instance_mock(spec):
        raise mocks.InvalidSpecError(f"Cannot autospec a Mock object. [object={spec!r}]")
    is_async = bool(getattr(spec, "__code__", None)) and inspect.iscoroutinefunction(spec)
    is_dataclass_instance = is_type and instance and "__dataclass_fields__" in dir(spec)
    options = {} if spec is None else {"spec_set" if spec_set else "spec": spec}
    if options and instance:
        options["_spec_as_instance"] = True
    if not unsafe:
        check_spec_arg_typos(kwargs)
    _name = kwargs.pop("name", _name)
    options.update(kwargs)
    if inspect.isdatadescriptor(spec):
        options = {}  # there is no telling what a property gives
    mock = _class_for(spec, is_type, instance, is_async)(
        parent=_parent, _new_parent=_parent, _new_name="" if _parent is None else _name, name=_name, **options)
    if is_dataclass_instance:
        mock.__dict__["_mock_methods"] = [*mock._mock_methods, *spec.__dataclass_fields__]
    if isinstance(spec, mocks.FunctionTypes):
        mock = _function_for(mock, spec, is_async)
    else:
        mocks._check_signature(spec, mock, is_type, instance)
    if _parent is not None and not instance:
        _parent._mock_children[_name] = mock
    wrapped = kwargs.pop("wraps", None)
    if is_type and not instance and "return_value" not in kwargs:
        mock.return_value = create_autospec(spec, spec_set, instance=True, _name="()", _parent=mock, wraps=wrapped)
    for name, original in _entries_of(spec, is_dataclass_instance):
        _add_child(mock, spec, name, original, spec_set, instance, wrapped, is_type)
    if mocks._is_instance_mock(mock) and kwargs:
        mock.configure_mock(**kwargs)
    return mock


def _add_child(mock, spec, name, original, spec_set, instance, wrapped, is_type):
    if not isinstance(original, mocks.FunctionTypes):
        mock._mock_children[name] = mocks._SpecState(original, spec_set, mock, name, instance)
        return
    options = {"spec_set" if spec_set else "spec": original}
    if wrapped and hasattr(wrapped, name):
        options["wraps"] = original
    parent = mock.mock if isinstance(spec, mocks.FunctionTypes) else mock
    skip_first = _must_skip(spec, name, is_type)
    child_class = mocks.AsyncMock if inspect.iscoroutinefunction(original) else mocks.MagicMock
    child = child_class(parent=parent, name=name, _new_name=name, _new_parent=parent, _eat_self=skip_first, **options)
    mock._mock_children[name] = child
    child.return_value = child_class()
    mocks._check_signature(original, child, skipfirst=skip_first)


def mock_open(mock=None, read_data=""):
    """A mock of open() whose file holds `read_data`, which is text."""
    stream = io.StringIO(read_data)
    if mock is None:
        mock = mocks.MagicMock(name="open")
    handle = mocks.MagicMock(spec=[name for name in dir(io.StringIO) if name != "__del__"])

    def fresh(*args, **kwargs):
        stream.seek(0)
        return mocks.DEFAULT

    def use(name):
        def effect(*args, **kwargs):
            value = getattr(handle, name).return_value
            return getattr(stream, name)(*args, **kwargs) if value is None else value
        return effect

    handle.__enter__.return_value = handle
    handle.__exit__.side_effect = lambda *args: handle.close()
    handle.write.return_value = None
    for name in ("read", "readline", "readlines"):
        getattr(handle, name).return_value = None
        getattr(handle, name).side_effect = use(name)
    handle.__iter__.side_effect = lambda: iter(stream.readline, "")
    handle.__next__.side_effect = lambda: next(iter(stream.readline, ""))
    mock.side_effect = fresh
    mock.return_value = handle
    return mock
