"""JSON encoder and decoder."""

__all__ = ["dump", "dumps", "load", "loads", "JSONDecoder", "JSONDecodeError", "JSONEncoder"]

_INFINITY = float("inf")
_BLANKS = " \t\n\r"
_DIGITS = "0123456789"
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\b": "\\b", "\f": "\\f", "\n": "\\n", "\r": "\\r", "\t": "\\t"}
_UNESCAPES = {'"': '"', "\\": "\\", "/": "/", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t"}


class JSONDecodeError(ValueError):
    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


JSONDecodeError.__module__ = "json.decoder"


# -- Decoding --------------------------------------------------------------------------------------------------------

def _hex4(text, pos):
    digits = text[pos + 1:pos + 5]
    if len(digits) == 4 and all(c in "0123456789abcdefABCDEF" for c in digits):
        return int(digits, 16)
    raise JSONDecodeError("Invalid \\uXXXX escape", text, pos)


def _scan_string(text, end, strict):
    """`end` is the index after the opening quote; gives the string and the index after the closing one."""
    begin = end - 1
    chunks = []
    size = len(text)
    while True:
        start = end
        while end < size and text[end] not in '"\\' and text[end] >= " ":
            end += 1
        chunks.append(text[start:end])
        if end >= size:
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        c = text[end]
        if c == '"':
            return "".join(chunks), end + 1
        if c != "\\":
            if strict:
                raise JSONDecodeError("Invalid control character at", text, end)
            chunks.append(c)
            end += 1
            continue
        end += 1
        if end >= size:
            raise JSONDecodeError("Unterminated string starting at", text, begin)
        c = text[end]
        if c != "u":
            if c not in _UNESCAPES:
                raise JSONDecodeError("Invalid \\escape", text, end - 1)
            chunks.append(_UNESCAPES[c])
            end += 1
            continue
        code = _hex4(text, end)
        end += 5
        if 0xD800 <= code <= 0xDBFF and text[end:end + 2] == "\\u":
            low = _hex4(text, end + 1)
            if 0xDC00 <= low <= 0xDFFF:
                code = 0x10000 + ((code - 0xD800) << 10 | (low - 0xDC00))
                end += 6
        chunks.append(chr(code))


def _scan_number(text, start):
    """The end of the number at `start`, and whether it is a float; None if there is none."""
    size = len(text)
    end = start + 1 if text[start] == "-" else start
    if end >= size or text[end] not in _DIGITS:
        return None
    if text[end] == "0":
        end += 1
    else:
        while end < size and text[end] in _DIGITS:
            end += 1
    is_float = False
    if end + 1 < size and text[end] == "." and text[end + 1] in _DIGITS:
        is_float = True
        end += 2
        while end < size and text[end] in _DIGITS:
            end += 1
    if end < size and text[end] in "eE":
        after = end + 1
        if after < size and text[after] in "+-":
            after += 1
        if after < size and text[after] in _DIGITS:
            is_float = True
            end = after + 1
            while end < size and text[end] in _DIGITS:
                end += 1
    return end, is_float


def _skip_blanks(text, pos):
    size = len(text)
    while pos < size and text[pos] in _BLANKS:
        pos += 1
    return pos


class JSONDecoder:
    def __init__(self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True,
                 object_pairs_hook=None):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant or {"-Infinity": -_INFINITY, "Infinity": _INFINITY,
                                                 "NaN": float("nan")}.__getitem__
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self._keys = {}

    def decode(self, s):
        obj, end = self.raw_decode(s, _skip_blanks(s, 0))
        end = _skip_blanks(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        if idx < 0:
            raise ValueError("idx cannot be negative")
        self._keys = {}
        return self._value(s, idx)

    def _value(self, text, pos):
        c = text[pos:pos + 1]
        if c == '"':
            return _scan_string(text, pos + 1, self.strict)
        if c == "{":
            return self._object(text, pos + 1)
        if c == "[":
            return self._array(text, pos + 1)
        for word, value in ("null", None), ("true", True), ("false", False):
            if c == word[0] and text.startswith(word, pos):
                return value, pos + len(word)
        if c and (c == "-" or c in _DIGITS):
            number = _scan_number(text, pos)
            if number is not None:
                end, is_float = number
                return (self.parse_float if is_float else self.parse_int)(text[pos:end]), end
        for word in "NaN", "Infinity", "-Infinity":
            if text.startswith(word, pos):
                return self.parse_constant(word), pos + len(word)
        raise JSONDecodeError("Expecting value", text, pos)

    def _object(self, text, pos):
        pairs = []
        pos = _skip_blanks(text, pos)
        c = text[pos:pos + 1]
        if c == "}":
            return self._finish_object(pairs), pos + 1
        if c != '"':
            raise JSONDecodeError("Expecting property name enclosed in double quotes", text, pos)
        while True:
            key, pos = _scan_string(text, pos + 1, self.strict)
            key = self._keys.setdefault(key, key)
            pos = _skip_blanks(text, pos)
            if text[pos:pos + 1] != ":":
                raise JSONDecodeError("Expecting ':' delimiter", text, pos)
            value, pos = self._value(text, _skip_blanks(text, pos + 1))
            pairs.append((key, value))
            pos = _skip_blanks(text, pos)
            c = text[pos:pos + 1]
            if c == "}":
                return self._finish_object(pairs), pos + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, pos)
            comma = pos
            pos = _skip_blanks(text, pos + 1)
            c = text[pos:pos + 1]
            if c != '"':
                if c == "}":
                    raise JSONDecodeError("Illegal trailing comma before end of object", text, comma)
                raise JSONDecodeError("Expecting property name enclosed in double quotes", text, pos)

    def _finish_object(self, pairs):
        if self.object_pairs_hook is not None:
            return self.object_pairs_hook(pairs)
        result = dict(pairs)
        return result if self.object_hook is None else self.object_hook(result)

    def _array(self, text, pos):
        values = []
        pos = _skip_blanks(text, pos)
        if text[pos:pos + 1] == "]":
            return values, pos + 1
        while True:
            value, pos = self._value(text, pos)
            values.append(value)
            pos = _skip_blanks(text, pos)
            c = text[pos:pos + 1]
            if c == "]":
                return values, pos + 1
            if c != ",":
                raise JSONDecodeError("Expecting ',' delimiter", text, pos)
            comma = pos
            pos = _skip_blanks(text, pos + 1)
            if text[pos:pos + 1] == "]":
                raise JSONDecodeError("Illegal trailing comma before end of array", text, comma)


# -- Encoding --------------------------------------------------------------------------------------------------------

def _escape_string(s, ensure_ascii):
    chunks = ['"']
    for c in s:
        if c in _SHORT_ESCAPES:
            chunks.append(_SHORT_ESCAPES[c])
        elif c < " " or ensure_ascii and c > "~":
            n = ord(c)
            if n > 0xFFFF:
                n -= 0x10000
                chunks.append(f"\\u{0xd800 | n >> 10:04x}\\u{0xdc00 | n & 0x3ff:04x}")
            else:
                chunks.append(f"\\u{n:04x}")
        else:
            chunks.append(c)
    chunks.append('"')
    return "".join(chunks)


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False,
                 indent=None, separators=None, default=None):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def encode(self, o):
        return "".join(self.iterencode(o))

    def iterencode(self, o, _one_shot=False):
        indent = self.indent
        if indent is not None and not isinstance(indent, str):
            indent = " " * indent
        return self._value(o, {}, indent, 0)

    def _float(self, o):
        if o != o:
            text = "NaN"
        elif o == _INFINITY:
            text = "Infinity"
        elif o == -_INFINITY:
            text = "-Infinity"
        else:
            return float.__repr__(o)
        if not self.allow_nan:
            raise ValueError(f"Out of range float values are not JSON compliant: {o!r}")
        return text

    def _scalar(self, o):
        """The text of a value that contains no others; None if it is a container or unknown."""
        if isinstance(o, str):
            return _escape_string(o, self.ensure_ascii)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, int):
            return int.__repr__(o)
        if isinstance(o, float):
            return self._float(o)
        return None

    def _key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self._float(key)
        if key is True:
            return "true"
        if key is False:
            return "false"
        if key is None:
            return "null"
        if isinstance(key, int):
            return int.__repr__(key)
        if self.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def _value(self, o, markers, indent, level):
        text = self._scalar(o)
        if text is not None:
            yield text
            return
        if self.check_circular:
            if id(o) in markers:
                raise ValueError("Circular reference detected")
            markers[id(o)] = o
        try:
            if isinstance(o, (list, tuple)):
                yield from self._array(o, markers, indent, level)
            elif isinstance(o, dict):
                yield from self._object(o, markers, indent, level)
            else:
                replaced = self.default(o)
                try:
                    yield from self._value(replaced, markers, indent, level)
                except GeneratorExit:
                    raise
                except BaseException as exc:
                    exc.add_note(f"when serializing {type(o).__module__ + '.' if type(o).__module__ != 'builtins' else ''}"
                                 f"{type(o).__qualname__} object")
                    raise
        finally:
            if self.check_circular:
                markers.pop(id(o), None)

    def _layout(self, indent, level):
        """What opens the content, separates items and closes it."""
        if indent is None:
            return "", self.item_separator, ""
        newline = "\n" + indent * (level + 1)
        return newline, self.item_separator + newline, "\n" + indent * level

    def _array(self, items, markers, indent, level):
        if not items:
            yield "[]"
            return
        opening, separator, closing = self._layout(indent, level)
        yield "[" + opening
        for i, item in enumerate(items):
            if i:
                yield separator
            try:
                yield from self._value(item, markers, indent, level + 1)
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f"when serializing {type(items).__qualname__} item {i}")
                raise
        yield closing + "]"

    def _object(self, mapping, markers, indent, level):
        if not mapping:
            yield "{}"
            return
        opening, separator, closing = self._layout(indent, level)
        yield "{"
        first = True
        for original, value in sorted(mapping.items()) if self.sort_keys else mapping.items():
            key = self._key(original)
            if key is None:
                continue
            yield opening if first else separator
            first = False
            yield _escape_string(key, self.ensure_ascii)
            yield self.key_separator
            try:
                yield from self._value(value, markers, indent, level + 1)
            except GeneratorExit:
                raise
            except BaseException as exc:
                exc.add_note(f"when serializing {type(mapping).__qualname__} item {original!r}")
                raise
        yield ("" if first else closing) + "}"


# -- Functions -------------------------------------------------------------------------------------------------------

def dumps(obj, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, cls=None, indent=None,
          separators=None, default=None, sort_keys=False, **kw):
    encoder = (cls or JSONEncoder)(skipkeys=skipkeys, ensure_ascii=ensure_ascii, check_circular=check_circular,
                                   allow_nan=allow_nan, indent=indent, separators=separators, default=default,
                                   sort_keys=sort_keys, **kw)
    return encoder.encode(obj)


def dump(obj, fp, **kw):
    fp.write(dumps(obj, **kw))


def loads(s, *, cls=None, object_hook=None, parse_float=None, parse_int=None, parse_constant=None,
          object_pairs_hook=None, **kw):
    if isinstance(s, str):
        if s.startswith("\ufeff"):
            raise JSONDecodeError("Unexpected UTF-8 BOM (decode using utf-8-sig)", s, 0)
    elif isinstance(s, (bytes, bytearray)):
        s = bytes(s).decode("utf-8", "surrogatepass").removeprefix("\ufeff")
    else:
        raise TypeError(f"the JSON object must be str, bytes or bytearray, not {s.__class__.__name__}")
    decoder = (cls or JSONDecoder)(object_hook=object_hook, parse_float=parse_float, parse_int=parse_int,
                                   parse_constant=parse_constant, object_pairs_hook=object_pairs_hook, **kw)
    return decoder.decode(s)


def load(fp, **kw):
    return loads(fp.read(), **kw)
