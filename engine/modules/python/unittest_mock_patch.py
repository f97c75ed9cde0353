"""patch: puts something else in the place of an attribute or of items of a dict, for a while."""
import builtins
import contextlib
import inspect
import sys
from functools import wraps
from types import ModuleType

from unittest import mock as mocks
from unittest._mock_autospec import check_spec_arg_typos, create_autospec

_builtin_names = {name for name in dir(builtins) if not name.startswith("_")}
_ALWAYS_PRESENT = ("__doc__", "__module__", "__defaults__", "__annotations__", "__kwdefaults__")

_active = []  # what was started and not stopped yet, by patch.start()


def resolve_name(path):
    """The object that a dotted path leads to: as much of it as can be is imported, the rest are attributes."""
    parts = path.split(".")
    found = None
    for size in range(1, len(parts) + 1):
        name = ".".join(parts[:size])
        try:
            if name not in sys.modules:
                _run_source(f"import {name}", {})
            found = sys.modules[name]
        except ImportError:
            if size == 1:
                raise
            for part in parts[size - 1:]:
                found = getattr(found, part)
            return found
    return found


class _Patcher:
    """What the two kinds of patches have in common: with, decorators, start and stop."""

    def __call__(self, target):
        if isinstance(target, type):
            return self._decorate_class(target)
        return self._decorate(target, inspect.iscoroutinefunction(target))

    def _decorate_class(self, cls):
        for name in dir(cls):
            if name.startswith(patch.TEST_PREFIX) and callable(getattr(cls, name)):
                setattr(cls, name, self.copy()(getattr(cls, name)))
        return cls

    def start(self):
        result = self.__enter__()
        _active.append(self)
        return result

    def stop(self):
        if self not in _active:
            return None
        _active.remove(self)
        return self.__exit__(None, None, None)


class _patch(_Patcher):
    def __init__(self, getter, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, *,
                 unsafe=False):
        if new_callable is not None:
            if new is not mocks.DEFAULT:
                raise ValueError("Cannot use 'new' and 'new_callable' together")
            if autospec is not None:
                raise ValueError("Cannot use 'autospec' and 'new_callable' together")
        if not unsafe:
            check_spec_arg_typos(kwargs)
        for name, model in (("spec", spec), ("spec_set", spec_set)):
            if mocks._is_instance_mock(model):
                what = "spec" if name == "spec" else "spec_set target"
                raise mocks.InvalidSpecError(f"Cannot spec attr {attribute!r} as the {what} has already been mocked "
                                             f"out. [{name}={model!r}]")
        self.getter = getter
        self.attribute = attribute
        self.new = new
        self.new_callable = new_callable
        self.spec = spec
        self.create = create
        self.spec_set = spec_set
        self.autospec = autospec
        self.kwargs = kwargs
        self.attribute_name = None  # patch.multiple: the keyword that gets the mock
        self.additional_patchers = []
        self.is_started = False

    def copy(self):
        twin = _patch(self.getter, self.attribute, self.new, self.spec, self.create, self.spec_set, self.autospec,
                      self.new_callable, self.kwargs)
        twin.attribute_name = self.attribute_name
        twin.additional_patchers = [each.copy() for each in self.additional_patchers]
        return twin

    # -- As a decorator --------------------------------------------------------------------------------------------

    def _decorate(self, function, is_async):
        if hasattr(function, "patchings"):
            function.patchings.append(self)
            return function
        if is_async:
            @wraps(function)
            async def patched(*args, **kwargs):
                with self._entered(patched, args, kwargs) as new_args:
                    return await function(*new_args, **kwargs)
        else:
            @wraps(function)
            def patched(*args, **kwargs):
                with self._entered(patched, args, kwargs) as new_args:
                    return function(*new_args, **kwargs)
        patched.patchings = [self]
        return patched

    @contextlib.contextmanager
    def _entered(self, patched, args, kwargs):
        """Enters all patches of the function: their mocks follow its arguments, or are keywords."""
        added = []
        with contextlib.ExitStack() as stack:
            for each in patched.patchings:
                made = stack.enter_context(each)
                if each.attribute_name is not None:
                    kwargs.update(made)
                elif each.new is mocks.DEFAULT:
                    added.append(made)
            yield (*args, *added)

    # -- Entering and leaving --------------------------------------------------------------------------------------

    def _find_original(self):
        """(the value that is replaced, whether the target itself has it)"""
        target, name = self.target, self.attribute
        own = getattr(target, "__dict__", {})
        is_local = name in own
        original = own[name] if is_local else getattr(target, name, mocks.DEFAULT)
        if name in _builtin_names and isinstance(target, ModuleType):
            self.create = True
        if not self.create and original is mocks.DEFAULT:
            raise AttributeError(f"{target} does not have the attribute {name!r}")
        return original, is_local

    def _make_new(self, original):
        spec, spec_set, autospec = (None if each is False else each
                                    for each in (self.spec, self.spec_set, self.autospec))
        if spec is not None and autospec is not None:
            raise TypeError("Can't specify spec and autospec")
        if (spec is not None or autospec is not None) and spec_set not in (True, None):
            raise TypeError("Can't provide explicit spec_set *and* spec or autospec")
        if self.new is mocks.DEFAULT and autospec is None:
            return self._make_mock(original, spec, spec_set)
        if autospec is not None:
            return self._make_autospec(original, autospec, spec_set)
        if self.kwargs:
            raise TypeError("Can't pass kwargs to a mock we aren't creating")
        return self.new

    def _make_mock(self, original, spec, spec_set):
        if spec is True:
            spec = original
        if spec_set is True:
            spec, spec_set = None, original if spec is None else spec
        model = spec if spec_set is None else spec_set
        if model is not None and original is mocks.DEFAULT:
            raise TypeError("Can't use 'spec' with create=True")
        cls = self._class_for(original, model, spec is None)
        options = {}
        if model is not None:
            options["spec" if spec_set is None else "spec_set"] = model
        if isinstance(cls, type) and issubclass(cls, mocks.NonCallableMock) and self.attribute:
            options["name"] = self.attribute
        options.update(self.kwargs)
        new = cls(**options)
        if model is not None and isinstance(original, type) and mocks._is_instance_mock(new):
            # The mock stands for a class: calling it makes a mock of an instance.
            if not mocks._is_list(model) and not mocks._instance_callable(model):
                cls = mocks.NonCallableMagicMock
            options.pop("name", None)
            new.return_value = cls(_new_parent=new, _new_name="()", **options)
        return new

    def _class_for(self, original, model, has_no_spec):
        if self.new_callable is not None:
            return self.new_callable
        if has_no_spec and mocks._is_async_obj(original):
            return mocks.AsyncMock
        if model is None:
            return mocks.MagicMock
        if mocks._is_async_obj(model):
            return mocks.AsyncMock
        is_callable = "__call__" in model if mocks._is_list(model) else callable(model)
        return mocks.MagicMock if is_callable else mocks.NonCallableMagicMock

    def _make_autospec(self, original, autospec, spec_set):
        if self.new is not mocks.DEFAULT:
            raise TypeError("autospec creates the mock for you. Can't specify autospec and new.")
        if original is mocks.DEFAULT:
            raise TypeError("Can't use 'autospec' with create=True")
        if autospec is True:
            autospec = original
        if mocks._is_instance_mock(self.target):
            raise mocks.InvalidSpecError(f"Cannot autospec attr {self.attribute!r} as the patch target has already been "
                                         f"mocked out. [target={self.target!r}, attr={autospec!r}]")
        if mocks._is_instance_mock(autospec):
            target = getattr(self.target, "__name__", self.target)
            raise mocks.InvalidSpecError(f"Cannot autospec attr {self.attribute!r} from target {target!r} as it has "
                                         f"already been mocked out. [target={self.target!r}, attr={autospec!r}]")
        return create_autospec(autospec, spec_set=bool(spec_set), _name=self.attribute, **self.kwargs)

    def __enter__(self):
        if self.is_started:
            raise RuntimeError("Patch is already started")
        self.target = self.getter()
        original, is_local = self._find_original()
        new = self._make_new(original)
        self.temp_original = original
        self.is_local = is_local
        self._exit_stack = contextlib.ExitStack()
        self.is_started = True
        try:
            setattr(self.target, self.attribute, new)
            if self.attribute_name is None:
                return new
            made = {self.attribute_name: new} if self.new is mocks.DEFAULT else {}
            for each in self.additional_patchers:
                more = self._exit_stack.enter_context(each)
                if each.new is mocks.DEFAULT:
                    made.update(more)
            return made
        except:
            if not self.__exit__(*sys.exc_info()):
                raise

    def __exit__(self, *exc_info):
        if not self.is_started:
            return None
        target, name = self.target, self.attribute
        if self.is_local and self.temp_original is not mocks.DEFAULT:
            setattr(target, name, self.temp_original)
        else:
            delattr(target, name)
            if not self.create and (not hasattr(target, name) or name in _ALWAYS_PRESENT):
                setattr(target, name, self.temp_original)
        stack = self._exit_stack
        del self.temp_original, self.is_local, self.target, self._exit_stack
        self.is_started = False
        return stack.__exit__(*exc_info)


class _patch_dict(_Patcher):
    def __init__(self, in_dict, values=(), clear=False, **kwargs):
        self.in_dict = in_dict
        self.values = {**dict(values), **kwargs}
        self.clear = clear
        self._original = None

    def copy(self):
        return _patch_dict(self.in_dict, self.values, self.clear)

    def _decorate(self, function, is_async):
        if is_async:
            @wraps(function)
            async def patched(*args, **kwargs):
                with self:
                    return await function(*args, **kwargs)
        else:
            @wraps(function)
            def patched(*args, **kwargs):
                with self:
                    return function(*args, **kwargs)
        return patched

    def __enter__(self):
        if isinstance(self.in_dict, str):
            self.in_dict = resolve_name(self.in_dict)
        self._original = {key: self.in_dict[key] for key in self.in_dict}
        if self.clear:
            self._empty()
        self._fill(self.values)
        return self.in_dict

    def __exit__(self, *args):
        if self._original is not None:
            self._empty()
            self._fill(self._original)
        return False

    # Anything that works like a dict will do.

    def _fill(self, values):
        for key in values:
            self.in_dict[key] = values[key]

    def _empty(self):
        for key in list(self.in_dict):
            del self.in_dict[key]


# -- The functions ---------------------------------------------------------------------------------------------------

def patch(target, new=mocks.DEFAULT, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, *,
          unsafe=False, **kwargs):
    try:
        path, attribute = target.rsplit(".", 1)
    except (TypeError, ValueError, AttributeError):
        raise TypeError(f"Need a valid target to patch. You supplied: {target!r}")
    return _patch(lambda: resolve_name(path), attribute, new, spec, create, spec_set, autospec, new_callable, kwargs,
                  unsafe=unsafe)


def _patch_object(target, attribute, new=mocks.DEFAULT, spec=None, create=False, spec_set=None, autospec=None,
                  new_callable=None, *, unsafe=False, **kwargs):
    if type(target) is str:
        raise TypeError(f"{target!r} must be the actual object to be patched, not a str")
    return _patch(lambda: target, attribute, new, spec, create, spec_set, autospec, new_callable, kwargs, unsafe=unsafe)


def _patch_multiple(target, spec=None, create=False, spec_set=None, autospec=None, new_callable=None, **kwargs):
    if not kwargs:
        raise ValueError("Must supply at least one keyword argument with patch.multiple")
    getter = (lambda: resolve_name(target)) if type(target) is str else (lambda: target)
    patchers = []
    for attribute, new in kwargs.items():
        each = _patch(getter, attribute, new, spec, create, spec_set, autospec, new_callable, {})
        each.attribute_name = attribute
        patchers.append(each)
    patchers[0].additional_patchers = patchers[1:]
    return patchers[0]


def _patch_stopall():
    for each in reversed(_active[:]):
        each.stop()


patch.object = _patch_object
patch.dict = _patch_dict
patch.multiple = _patch_multiple
patch.stopall = _patch_stopall
patch.TEST_PREFIX = "test"
