"""Calls as mocks record and compare them: call, ANY."""
from unittest.util import safe_repr


class _ANY:
    """Equal to everything."""

    def __eq__(self, other):
        return True

    def __ne__(self, other):
        return False

    def __repr__(self):
        return "<ANY>"


ANY = _ANY()


def format_call(name, args, kwargs):
    texts = [repr(arg) for arg in args] + [f"{key}={value!r}" for key, value in kwargs.items()]
    return f"{name}({', '.join(texts)})"


def _take_apart(value):
    """(name or None, args, kwargs) of a tuple that may lack some of them; None if it is no call at all."""
    name, args, kwargs = None, (), {}
    if len(value) == 3:
        name, args, kwargs = value
    elif len(value) == 2:
        first, second = value
        if not isinstance(first, str):
            args, kwargs = first, second
        elif isinstance(second, tuple):
            name, args = first, second
        else:
            name, kwargs = first, second
    elif len(value) == 1:
        if isinstance(value[0], str):
            name = value[0]
        elif isinstance(value[0], tuple):
            args = value[0]
        else:
            kwargs = value[0]
    elif len(value) > 3:
        return None
    return name, args, kwargs


class _Call(tuple):
    """A call: (name, args, kwargs), or (args, kwargs) if `two`. `call` is the root of those that tests write."""

    def __new__(cls, value=(), name="", parent=None, two=False, from_kall=True):
        found, args, kwargs = _take_apart(value)
        if two:
            return tuple.__new__(cls, (args, kwargs))
        return tuple.__new__(cls, (name if found is None else found, args, kwargs))

    def __init__(self, value=(), name=None, parent=None, two=False, from_kall=True):
        self._mock_name = name
        self._mock_parent = parent
        self._mock_from_kall = from_kall

    def __eq__(self, other):
        try:
            len(other)
        except TypeError:
            return NotImplemented
        name, args, kwargs = _take_apart(tuple(self))
        apart = _take_apart(tuple(other))
        if apart is None:
            return False
        parent, other_parent = self._mock_parent, getattr(other, "_mock_parent", None)
        if parent and other_parent and parent != other_parent:
            return False
        if name and (apart[0] or "") != name:
            return False
        # What is expected may hold ANY: it goes first.
        return (apart[1], apart[2]) == (args, kwargs)

    __ne__ = object.__ne__

    def __call__(self, /, *args, **kwargs):
        if self._mock_name is None:
            return _Call(("", args, kwargs), name="()")
        return _Call((self._mock_name, args, kwargs), name=self._mock_name + "()", parent=self)

    def __getattr__(self, attr):
        if self._mock_name is None:
            return _Call(name=attr, from_kall=False)
        return _Call(name=f"{self._mock_name}.{attr}", parent=self, from_kall=False)

    def __getattribute__(self, attr):
        # call.index(...) and call.count(...) are calls of methods like any other.
        if attr in tuple.__dict__:
            raise AttributeError
        return tuple.__getattribute__(self, attr)

    @property
    def args(self):
        return self[0] if len(self) == 2 else self[1]

    @property
    def kwargs(self):
        return self[-1]

    def __repr__(self):
        if not self._mock_from_kall:
            name = self._mock_name or "call"
            return f"call{name}" if name.startswith("()") else name
        name = "" if len(self) == 2 else self[0]
        if not name:
            name = "call"
        elif name.startswith("()"):
            name = f"call{name}"
        else:
            name = f"call.{name}"
        return format_call(name, self.args, self.kwargs)

    def call_list(self):
        """The calls of a chain such as call.a().b(), the first one first."""
        calls = []
        each = self
        while each is not None:
            if each._mock_from_kall:
                calls.append(each)
            each = each._mock_parent
        return CallList(reversed(calls))


call = _Call(from_kall=False)


class CallList(list):
    """A list that contains another one if that is a part of it."""

    def __contains__(self, value):
        if not isinstance(value, list):
            return list.__contains__(self, value)
        size = len(value)
        return any(self[i:i + size] == value for i in range(len(self) - size + 1))

    def __repr__(self):
        import pprint
        return pprint.pformat(list(self))


CallList.__name__ = CallList.__qualname__ = "_CallList"


def is_among(expected, calls):
    """Whether one of the calls is the expected one, compared from its side, since it may hold ANY."""
    return any(all(part == other for part, other in zip(expected, each)) for each in calls)


def check_sequence(expected, actual, calls, recorded, words, any_order, mock_name):
    """What assert_has_calls and assert_has_awaits have in common. `words`: "Calls" or "Awaits", and the noun."""
    cause = next((each for each in expected if isinstance(each, Exception)), None)
    if not any_order:
        if expected not in CallList(actual):
            problem = f"{words[0]} not found."
            if cause is not None:
                errors = [each if isinstance(each, Exception) else None for each in expected]
                problem = f"Error processing expected {words[1]}.\nErrors: {errors}"
            shown = f"  Actual: {safe_repr(recorded)}" if words[1] == "calls" else f"Actual: {recorded}"
            raise AssertionError(f"{problem}\nExpected: {CallList(calls)}\n{shown}") from cause
        return
    left = list(actual)
    missing = []
    for each in expected:
        try:
            left.remove(each)
        except ValueError:
            missing.append(each)
    if missing and words[1] == "calls":
        raise AssertionError(f"{mock_name!r} does not contain all of {tuple(missing)!r} in its call list, "
                             f"found {left!r} instead") from cause
    if missing:
        raise AssertionError(f"{tuple(missing)!r} not all found in await list") from cause
