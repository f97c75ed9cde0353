"""Data laid out over several lines, when one is too short for it."""
import collections as _collections
import sys as _sys
import types as _types
from io import StringIO as _StringIO

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True,
           underscore_numbers=False):
    PrettyPrinter(stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                  underscore_numbers=underscore_numbers).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
                         underscore_numbers=underscore_numbers).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter().isreadable(object)


def isrecursive(object):
    return PrettyPrinter().isrecursive(object)


class _Key:
    """Sorts what can be compared, and the rest by type and identity."""

    __slots__ = ("item",)

    def __init__(self, item):
        self.item = item

    def __lt__(self, other):
        try:
            return self.item < other.item
        except TypeError:
            return (str(type(self.item)), id(self.item)) < (str(type(other.item)), id(other.item))


def _by_key(pair):
    return _Key(pair[0]), _Key(pair[1])


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


def _words(line):
    """The line cut before each word that follows space."""
    start, space = 0, False
    for i, character in enumerate(line):
        if character.isspace():
            space = True
        elif space:
            yield line[start:i]
            start, space = i, False
    yield line[start:]


class _Sink:
    """Where a layout goes, and which containers are open."""

    def __init__(self, stream):
        self.write = stream.write
        self.open = {}


class PrettyPrinter:
    """Lays data out in lines of `width` columns."""

    def __init__(self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True,
                 underscore_numbers=False):
        indent, width = int(indent), int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        self._lay_out(object, _Sink(self._stream), 0, 0, 0)
        self._stream.write("\n")

    def pformat(self, object):
        text = _StringIO()
        self._lay_out(object, _Sink(text), 0, 0, 0)
        return text.getvalue()

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """(text, whether it reads back, whether it contains itself): what subclasses override."""
        return self._safe_repr(object, context, maxlevels, level)

    # --- One line ---

    def _repr(self, object, sink, level):
        return self.format(object, sink.open.copy(), self._depth, level)[0]

    def _items(self, mapping):
        return sorted(mapping.items(), key=_by_key) if self._sort_dicts else mapping.items()

    def _safe_repr(self, object, context, maxlevels, level):
        kind = type(object)
        if kind in (str, bytes, bytearray, float, complex, bool, type(None)):
            return repr(object), True, False
        own = kind.__repr__
        if issubclass(kind, int) and own is int.__repr__:
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if issubclass(kind, dict) and own is dict.__repr__:
            brackets = "{%s}"
        elif issubclass(kind, list) and own is list.__repr__:
            brackets = "[%s]"
        elif issubclass(kind, tuple) and own is tuple.__repr__:
            brackets = "(%s,)" if len(object) == 1 else "(%s)"
        else:
            text = repr(object)
            return text, text and not text.startswith("<"), False
        if not object:
            return brackets % "", True, False
        if maxlevels and level >= maxlevels:
            return brackets % "...", False, id(object) in context
        if id(object) in context:
            return _recursion(object), False, True
        context[id(object)] = 1
        parts, readable, recursive = [], True, False
        for item in self._items(object) if brackets == "{%s}" else zip(object):
            texts = []
            for piece in item:
                text, reads, recurs = self.format(piece, context, maxlevels, level + 1)
                texts.append(text)
                readable = readable and reads
                recursive = recursive or recurs
            parts.append(": ".join(texts))
        del context[id(object)]
        return brackets % ", ".join(parts), readable, recursive

    # --- Several lines ---

    def _lay_out(self, object, sink, indent, allowance, level):
        """Writes `object` from column `indent`; `allowance` columns are kept for what closes after it."""
        if id(object) in sink.open:
            sink.write(_recursion(object))
            return
        text = self._repr(object, sink, level)
        method = self._method_for(object) if len(text) > self._width - indent - allowance else None
        if not method:
            sink.write(text)
            return
        sink.open[id(object)] = 1
        method(self, object, sink, indent, allowance, level + 1)
        del sink.open[id(object)]

    def _method_for(self, object):
        kind = type(object)
        for base in kind.__mro__:
            method = _METHODS.get(base)
            if method and kind.__repr__ is base.__repr__:
                return method
        if hasattr(kind, "__dataclass_fields__") and object.__dataclass_params__.repr:
            made = getattr(kind.__repr__, "__wrapped__", None)
            if made is not None and made.__code__.co_filename == "<generated>":  # not one of the program's own
                return PrettyPrinter._dataclass
        return None

    def _open(self, sink, bracket):
        sink.write(bracket)
        if self._indent_per_level > 1:
            sink.write((self._indent_per_level - 1) * " ")

    def _list_items(self, items, sink, indent, allowance, level):
        if self._indent_per_level > 1:
            sink.write((self._indent_per_level - 1) * " ")
        indent += self._indent_per_level
        new_line = ",\n" + " " * indent
        room = whole = self._width - indent + 1
        separator = ""
        items = list(items)
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                room -= allowance
                whole -= allowance
            if self._compact:
                text = self._repr(item, sink, level)
                size = len(text) + 2
                if room < size:
                    room = whole
                    if separator:
                        separator = new_line
                if room >= size:
                    room -= size
                    sink.write(separator + text)
                    separator = ", "
                    continue
            sink.write(separator)
            separator = new_line
            self._lay_out(item, sink, indent, allowance if last else 1, level)

    def _dict_items(self, items, sink, indent, allowance, level):
        indent += self._indent_per_level
        for i, (key, value) in enumerate(items):
            if i:
                sink.write(",\n" + " " * indent)
            text = self._repr(key, sink, level)
            sink.write(text + ": ")
            self._lay_out(value, sink, indent + len(text) + 2, allowance if i == len(items) - 1 else 1, level)

    def _fields(self, name, items, sink, indent, allowance, level):
        sink.write(name + "(")
        indent += len(name) + 1
        for i, (key, value) in enumerate(items):
            if i:
                sink.write(",\n" + " " * indent)
            sink.write(key + "=")
            if id(value) in sink.open:
                sink.write("...")
            else:
                self._lay_out(value, sink, indent + len(key) + 1, allowance if i == len(items) - 1 else 1, level)
        sink.write(")")

    def _dataclass(self, object, sink, indent, allowance, level):
        from dataclasses import fields
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        self._fields(type(object).__name__, items, sink, indent, allowance, level)

    def _namespace(self, object, sink, indent, allowance, level):
        name = "namespace" if type(object) is _types.SimpleNamespace else type(object).__name__
        self._fields(name, object.__dict__.items(), sink, indent, allowance, level)

    def _dict(self, object, sink, indent, allowance, level):
        self._open(sink, "{")
        self._dict_items(self._items(object), sink, indent, allowance + 1, level)
        sink.write("}")

    def _ordered_dict(self, object, sink, indent, allowance, level):
        name = type(object).__name__
        sink.write(name + "(")
        self._lay_out(list(object.items()), sink, indent + len(name) + 1, allowance + 1, level)
        sink.write(")")

    def _list(self, object, sink, indent, allowance, level):
        sink.write("[")
        self._list_items(object, sink, indent, allowance + 1, level)
        sink.write("]")

    def _tuple(self, object, sink, indent, allowance, level):
        end = ",)" if len(object) == 1 else ")"
        sink.write("(")
        self._list_items(object, sink, indent, allowance + len(end), level)
        sink.write(end)

    def _set(self, object, sink, indent, allowance, level):
        start, end = "{", "}"
        if type(object) is not set:
            start, end = type(object).__name__ + "({", "})"
            indent += len(start) - 1
        sink.write(start)
        self._list_items(sorted(object, key=_Key), sink, indent, allowance + len(end), level)
        sink.write(end)

    def _str(self, object, sink, indent, allowance, level):
        if level == 1:
            indent += 1
            allowance += 1
        width = last_width = self._width - indent
        chunks = []
        lines = object.splitlines(True)
        for i, line in enumerate(lines):
            text = repr(line)
            last_line = i == len(lines) - 1
            if len(text) <= width - (allowance if last_line else 0):
                chunks.append(text)
                continue
            words = list(_words(line))
            current = ""
            for j, word in enumerate(words):
                if last_line and j == len(words) - 1:
                    last_width -= allowance
                if len(repr(current + word)) > last_width:
                    if current:
                        chunks.append(repr(current))
                    current = word
                else:
                    current += word
            if current:
                chunks.append(repr(current))
        if len(chunks) == 1:
            sink.write(text)
            return
        text = ("\n" + " " * indent).join(chunks)
        sink.write(f"({text})" if level == 1 else text)

    def _bytes(self, object, sink, indent, allowance, level):
        if len(object) <= 4:
            sink.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        width = self._width - indent
        chunks, current = [], b""
        for i in range(0, len(object), 4):
            if i == len(object) // 4 * 4:
                width -= allowance
            part = object[i:i + 4]
            if len(repr(current + part)) > width:
                if current:
                    chunks.append(repr(current))
                current = part
            else:
                current += part
        if current:
            chunks.append(repr(current))
        text = ("\n" + " " * indent).join(chunks)
        sink.write(f"({text})" if level == 1 else text)

    def _bytearray(self, object, sink, indent, allowance, level):
        sink.write("bytearray(")
        self._bytes(bytes(object), sink, indent + 10, allowance + 1, level + 1)
        sink.write(")")

    def _mapping_proxy(self, object, sink, indent, allowance, level):
        sink.write("mappingproxy(")
        self._lay_out(object.copy(), sink, indent + 13, allowance + 1, level)
        sink.write(")")

    def _default_dict(self, object, sink, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        factory = self._repr(object.default_factory, sink, level)
        sink.write(f"{name}({factory},\n{' ' * indent}")
        self._dict(object, sink, indent, allowance + 1, level)
        sink.write(")")

    def _counter(self, object, sink, indent, allowance, level):
        name = type(object).__name__
        self._open(sink, name + "({")
        self._dict_items(object.most_common(), sink, indent + len(name) + 1, allowance + 2, level)
        sink.write("})")

    def _chain_map(self, object, sink, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        sink.write(name + "(")
        for i, mapping in enumerate(object.maps):
            if i:
                sink.write(",\n" + " " * indent)
            self._lay_out(mapping, sink, indent, allowance + 1 if i == len(object.maps) - 1 else 1, level)
        sink.write(")")

    def _deque(self, object, sink, indent, allowance, level):
        name = type(object).__name__
        indent += len(name) + 1
        sink.write(name + "([")
        bounded = object.maxlen is not None
        self._list_items(object, sink, indent, 2 if bounded else allowance + 2, level)
        sink.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, sink, level)})" if bounded else "])")

    def _wrapper(self, object, sink, indent, allowance, level):
        self._lay_out(object.data, sink, indent, allowance, level - 1)


_METHODS = {
    dict: PrettyPrinter._dict,
    list: PrettyPrinter._list,
    tuple: PrettyPrinter._tuple,
    set: PrettyPrinter._set,
    frozenset: PrettyPrinter._set,
    str: PrettyPrinter._str,
    bytes: PrettyPrinter._bytes,
    bytearray: PrettyPrinter._bytearray,
    _types.MappingProxyType: PrettyPrinter._mapping_proxy,
    _types.SimpleNamespace: PrettyPrinter._namespace,
    _collections.OrderedDict: PrettyPrinter._ordered_dict,
    _collections.defaultdict: PrettyPrinter._default_dict,
    _collections.Counter: PrettyPrinter._counter,
    _collections.ChainMap: PrettyPrinter._chain_map,
    _collections.deque: PrettyPrinter._deque,
    _collections.UserDict: PrettyPrinter._wrapper,
    _collections.UserList: PrettyPrinter._wrapper,
    _collections.UserString: PrettyPrinter._wrapper,
}
