"""Asking about coroutines, functions, classes and their signatures."""
import sys
import types
from collections import OrderedDict, namedtuple
from enum import IntEnum

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED, CO_GENERATOR = 1, 2, 4, 8, 16, 32
CO_NOFREE, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 64, 128, 256, 512

CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _unwrap_function(f):
    import functools
    while True:
        if isinstance(f, types.MethodType):
            f = f.__func__
        elif isinstance(f, functools.partial):
            f = f.func
        else:
            return f


def _has_flag(f, flag):
    f = _unwrap_function(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


_empty_marker = object()

# What says of itself that it is a coroutine function has this as _is_coroutine_mark. Mocks have any attribute, so
# that it is there would not be enough.
_is_coroutine_mark = object()


def markcoroutinefunction(func):
    (func.__func__ if hasattr(func, "__func__") else func)._is_coroutine_mark = _is_coroutine_mark
    return func


def iscoroutinefunction(obj):
    return _has_flag(obj, CO_COROUTINE) or \
        getattr(_unwrap_function(obj), "_is_coroutine_mark", None) is _is_coroutine_mark or \
        _is_native_coroutine_function(obj)


# Those of asyncio's coroutine functions that are native here; in CPython they are written in Python.
_NATIVE_COROUTINE_FUNCTIONS = frozenset((
    "sleep", "Event.wait", "Lock.acquire", "Queue.get", "Queue.join", "Queue.put", "Semaphore.acquire",
))


def _is_native_coroutine_function(obj):
    return isinstance(obj, (types.BuiltinFunctionType, types.MethodDescriptorType)) and \
        obj.__qualname__.replace("BoundedSemaphore", "Semaphore") in _NATIVE_COROUTINE_FUNCTIONS


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isawaitable(object):
    return isinstance(object, types.CoroutineType) or hasattr(type(object), "__await__") or \
        isinstance(object, types.GeneratorType) and bool(object.gi_code.co_flags & CO_ITERABLE_COROUTINE)


def _state(running, suspended, frame, names):
    if running:
        return names[1]
    if suspended:
        return names[2]
    return names[3] if frame is None else names[0]


def getcoroutinestate(coroutine):
    return _state(coroutine.cr_running, coroutine.cr_suspended, coroutine.cr_frame,
                  (CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED))


def getgeneratorstate(generator):
    return _state(generator.gi_running, generator.gi_suspended, generator.gi_frame,
                  (GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED))


def getasyncgenstate(agen):
    return _state(agen.ag_running, agen.ag_suspended, agen.ag_frame,
                  (AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED))


def getcoroutinelocals(coroutine):
    return coroutine.cr_frame.f_locals if coroutine.cr_frame else {}


def getgeneratorlocals(generator):
    return generator.gi_frame.f_locals if generator.gi_frame else {}


def isfunction(object):
    return isinstance(object, types.FunctionType)


def ismethod(object):
    return isinstance(object, types.MethodType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def isclass(object):
    return isinstance(object, type)


def ismodule(object):
    return isinstance(object, types.ModuleType)


def iscode(object):
    return isinstance(object, types.CodeType)


def isframe(object):
    return isinstance(object, types.FrameType)


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isroutine(object):
    return isbuiltin(object) or isfunction(object) or ismethod(object) or isinstance(
        object, (types.MethodDescriptorType, types.WrapperDescriptorType, types.MethodWrapperType))


def isabstract(object):
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", None))


def ismethoddescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__get__") and not hasattr(type(object), "__set__")


def getattr_static(obj, attr, default=_empty_marker):
    """The attribute as it lies there: no descriptor, no __getattr__ is asked."""
    own = getattr(obj, "__dict__", {})
    classes = obj.__mro__ if isinstance(obj, type) else type(obj).__mro__
    if not isinstance(obj, type) and attr in own:
        return own[attr]
    for cls in classes:
        if attr in cls.__dict__:
            return cls.__dict__[attr]
    if isinstance(obj, type):
        for cls in type(obj).__mro__:
            if attr in cls.__dict__:
                return cls.__dict__[attr]
    if default is _empty_marker:
        raise AttributeError(attr)
    return default


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def getmembers(object, predicate=None):
    results = []
    for name in dir(object):
        try:
            value = getattr(object, name)
        except AttributeError:
            continue
        if predicate is None or predicate(value):
            results.append((name, value))
    return sorted(results, key=lambda pair: pair[0])


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    while hasattr(func, "__wrapped__") and not (stop is not None and stop(func)):
        func = func.__wrapped__
    return func


def cleandoc(doc):
    lines = doc.expandtabs().split("\n")
    margin = min((len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")), default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def getdoc(object):
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def getmodule(object, _filename=None):
    return sys.modules.get(getattr(object, "__module__", None))


def getfile(object):
    if ismodule(object) and getattr(object, "__file__", None):
        return object.__file__
    if isclass(object) or ismethod(object) or isfunction(object):
        module = sys.modules.get(object.__module__)
        if getattr(module, "__file__", None):
            return module.__file__
    raise TypeError(f"{object!r} is a built-in {'class' if isclass(object) else 'function'}")


def currentframe():
    return sys._getframe(1)


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    import annotationlib
    return annotationlib.get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, format=format)


# -- Signatures ------------------------------------------------------------------------------------------------------

class _empty:
    pass


class _ParameterKind(IntEnum):
    POSITIONAL_ONLY = 0
    POSITIONAL_OR_KEYWORD = 1
    VAR_POSITIONAL = 2
    KEYWORD_ONLY = 3
    VAR_KEYWORD = 4

    def __str__(self):
        return self.name

    @property
    def description(self):
        return ("positional-only", "positional or keyword", "variadic positional", "keyword-only",
                "variadic keyword")[self]


def formatannotation(annotation, base_module=None):
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return annotation.__module__ + "." + annotation.__qualname__
    return repr(annotation)


class Parameter:
    __slots__ = ("_name", "_kind", "_default", "_annotation")
    POSITIONAL_ONLY, POSITIONAL_OR_KEYWORD, VAR_POSITIONAL, KEYWORD_ONLY, VAR_KEYWORD = _ParameterKind
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        self._name = name
        self._kind = _ParameterKind(kind)
        self._default = default
        self._annotation = annotation

    name = property(lambda self: self._name)
    kind = property(lambda self: self._kind)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)

    def replace(self, *, name=None, kind=None, default=..., annotation=...):
        return type(self)(name or self._name, self._kind if kind is None else kind,
                          default=self._default if default is ... else default,
                          annotation=self._annotation if annotation is ... else annotation)

    def __str__(self):
        text = {2: "*", 4: "**"}.get(int(self._kind), "") + self._name
        if self._annotation is not _empty:
            text += f": {formatannotation(self._annotation)}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        return text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __eq__(self, other):
        if not isinstance(other, Parameter):
            return NotImplemented
        return (self._name, self._kind, self._default, self._annotation) == \
            (other._name, other._kind, other._default, other._annotation)

    def __hash__(self):
        return hash((self._name, self._kind))


class BoundArguments:
    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    @property
    def signature(self):
        return self._signature

    @property
    def args(self):
        args = []
        for name, parameter in self._signature.parameters.items():
            if parameter.kind in (3, 4) or name not in self.arguments:
                break
            if parameter.kind == 2:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs = {}
        started = False
        for name, parameter in self._signature.parameters.items():
            if not started:
                started = parameter.kind in (3, 4) or name not in self.arguments
                if not started or name not in self.arguments:
                    continue
            if name not in self.arguments:
                continue
            if parameter.kind == 4:
                kwargs.update(self.arguments[name])
            else:
                kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        filled = {}
        for name, parameter in self._signature.parameters.items():
            if name in self.arguments:
                filled[name] = self.arguments[name]
            elif parameter.default is not _empty:
                filled[name] = parameter.default
            elif parameter.kind == 2:
                filled[name] = ()
            elif parameter.kind == 4:
                filled[name] = {}
        self.arguments = filled

    def __eq__(self, other):
        return isinstance(other, BoundArguments) and (self.signature, self.arguments) == \
            (other.signature, other.arguments)

    def __repr__(self):
        return f"<BoundArguments ({', '.join(f'{k}={v!r}' for k, v in self.arguments.items())})>"


class Signature:
    __slots__ = ("_return_annotation", "_parameters")
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        self._parameters = types.MappingProxyType(OrderedDict((p.name, p) for p in parameters or ()))
        self._return_annotation = return_annotation

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **_):
        return signature(obj, follow_wrapped=follow_wrapped)

    def replace(self, *, parameters=..., return_annotation=...):
        return type(self)(self._parameters.values() if parameters is ... else parameters,
                          return_annotation=self._return_annotation if return_annotation is ... else return_annotation)

    def __eq__(self, other):
        return isinstance(other, Signature) and list(self._parameters.values()) == list(other._parameters.values()) \
            and self._return_annotation == other._return_annotation

    def _bind(self, args, kwargs, partial):
        arguments = {}
        args = list(args)
        kwargs = dict(kwargs)
        for name, parameter in self._parameters.items():
            kind = parameter.kind
            if kind == 2:
                if args:
                    arguments[name] = tuple(args)
                    args = []
            elif kind == 4:
                if kwargs:
                    arguments[name] = kwargs
                    kwargs = {}
            elif kind in (0, 1) and args:
                if kind == 1 and name in kwargs:
                    raise TypeError(f"multiple values for argument {name!r}")
                arguments[name] = args.pop(0)
            elif kind in (1, 3) and name in kwargs:
                arguments[name] = kwargs.pop(name)
            elif parameter.default is _empty and not partial:
                if kind == 0 and name in kwargs:
                    raise TypeError(f"{name!r} parameter is positional only, but was passed as a keyword")
                only = " keyword-only" if kind == 3 else ""
                raise TypeError(f"missing a required{only} argument: {name!r}")
        if args:
            raise TypeError("too many positional arguments")
        if kwargs:
            raise TypeError(f"got an unexpected keyword argument {next(iter(kwargs))!r}")
        return BoundArguments(self, arguments)

    def bind(self, /, *args, **kwargs):
        return self._bind(args, kwargs, False)

    def bind_partial(self, /, *args, **kwargs):
        return self._bind(args, kwargs, True)

    def format(self, *, max_width=None, quote_annotation_strings=True):
        parts = []
        positional_only = False
        star_needed = True
        for parameter in self._parameters.values():
            if parameter.kind == 0:
                positional_only = True
            elif positional_only:
                parts.append("/")
                positional_only = False
            if parameter.kind == 2:
                star_needed = False
            elif parameter.kind == 3 and star_needed:
                parts.append("*")
                star_needed = False
            parts.append(str(parameter))
        if positional_only:
            parts.append("/")
        text = f"({', '.join(parts)})"
        if self._return_annotation is not _empty:
            text += f" -> {formatannotation(self._return_annotation)}"
        return text

    __str__ = format

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"


def _signature_of_function(func):
    code = func.__code__
    names = code.co_varnames
    positional = code.co_argcount
    annotations = getattr(func, "__annotations__", None) or {}
    defaults = func.__defaults__ or ()
    kwdefaults = func.__kwdefaults__ or {}
    parameters = []

    def add(name, kind, default=_empty):
        parameters.append(Parameter(name, kind, default=default, annotation=annotations.get(name, _empty)))

    for i, name in enumerate(names[:positional]):
        from_end = positional - i
        default = defaults[len(defaults) - from_end] if from_end <= len(defaults) else _empty
        add(name, 0 if i < code.co_posonlyargcount else 1, default)
    index = positional + code.co_kwonlyargcount
    if code.co_flags & CO_VARARGS:
        add(names[index], 2)
        index += 1
    for name in names[positional:positional + code.co_kwonlyargcount]:
        add(name, 3, kwdefaults.get(name, _empty))
    if code.co_flags & CO_VARKEYWORDS:
        add(names[index], 4)
    return Signature(parameters, return_annotation=annotations.get("return", _empty))


def _without_first(sig):
    parameters = list(sig.parameters.values())
    if parameters and parameters[0].kind in (0, 1):
        parameters = parameters[1:]
    return sig.replace(parameters=parameters)


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, **_):
    import functools
    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(signature(obj.__func__))
    if follow_wrapped:
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__"))
    if getattr(obj, "__signature__", None) is not None:
        return obj.__signature__
    if isfunction(obj):
        return _signature_of_function(obj)
    if isinstance(obj, functools.partial):
        return _signature_of_partial(obj)
    if isinstance(obj, type):
        for name in "__new__", "__init__":
            for base in obj.__mro__:
                method = base.__dict__.get(name)
                if method is not None and isfunction(getattr(method, "__func__", method)):
                    sig = _without_first(_signature_of_function(getattr(method, "__func__", method)))
                    return sig.replace(return_annotation=_empty) if name == "__new__" else sig
        return Signature([])
    if hasattr(type(obj), "__call__") and isfunction(type(obj).__call__):
        return _without_first(_signature_of_function(type(obj).__call__))
    raise ValueError(f"no signature found for builtin {obj!r}")


def _signature_of_partial(partial):
    sig = signature(partial.func)
    bound = sig.bind_partial(*partial.args, **partial.keywords)
    parameters = []
    keyword_only = False
    for name, parameter in sig.parameters.items():
        if name in partial.keywords:
            keyword_only = True
            parameters.append(parameter.replace(kind=3, default=partial.keywords[name]))
        elif name in bound.arguments and parameter.kind in (0, 1):
            continue
        elif keyword_only and parameter.kind == 1:
            parameters.append(parameter.replace(kind=3))
        else:
            parameters.append(parameter)
    return sig.replace(parameters=parameters)


FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getfullargspec(func):
    parameters = signature(func).parameters.values()
    args = [p.name for p in parameters if p.kind in (0, 1)]
    defaults = tuple(p.default for p in parameters if p.kind in (0, 1) and p.default is not _empty)
    return FullArgSpec(args, next((p.name for p in parameters if p.kind == 2), None),
                       next((p.name for p in parameters if p.kind == 4), None), defaults or None,
                       [p.name for p in parameters if p.kind == 3],
                       {p.name: p.default for p in parameters if p.kind == 3 and p.default is not _empty} or None,
                       {p.name: p.annotation for p in parameters if p.annotation is not _empty})
