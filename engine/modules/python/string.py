"""Character classes, templates, formatters."""

__all__ = ["ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits",
           "printable", "punctuation", "whitespace", "Formatter", "Template"]

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    return (sep or " ").join([word.capitalize() for word in s.split(sep)])


_missing = object()


def _chain(mapping, kws):
    return {**mapping, **kws} if mapping is not _missing and kws else kws if mapping is _missing else mapping


class Template:
    delimiter = "$"
    idpattern = "(?a:[_a-z][_a-z0-9]*)"
    braceidpattern = None
    flags = None

    def __init__(self, template):
        self.template = template

    def _parts(self):
        """The template as (text, None) and (source, name) pairs; (delimiter, "") for an escaped one; name False for a
        delimiter that nothing valid follows."""
        text, size = self.template, len(self.template)
        start = pos = 0
        while True:
            pos = text.find(self.delimiter, start)
            if pos < 0:
                yield text[start:], None, start
                return
            yield text[start:pos], None, start
            after = pos + len(self.delimiter)
            if text.startswith(self.delimiter, after):
                start = after + len(self.delimiter)
                yield self.delimiter, "", pos
                continue
            braced = text[after:after + 1] == "{"
            begin = end = after + braced
            while end < size and text[end].isascii() and (text[end].isalpha() or text[end] == "_" or
                                                          end > begin and text[end].isdigit()):
                end += 1
            if end == begin or braced and text[end:end + 1] != "}":
                start = after
                yield self.delimiter, False, pos
                continue
            start = end + braced
            yield text[pos:start], text[begin:end], pos

    def _invalid(self, pos):
        pos += len(self.delimiter)
        lines = self.template[:pos].splitlines(keepends=True)
        colno = pos - len("".join(lines[:-1]))
        raise ValueError(f"Invalid placeholder in string: line {max(len(lines), 1)}, col {colno}")

    def substitute(self, mapping=_missing, /, **kws):
        values = _chain(mapping, kws)
        result = []
        for source, name, pos in self._parts():
            if name is False:
                self._invalid(pos)
            result.append(str(values[name]) if name else source)
        return "".join(result)

    def safe_substitute(self, mapping=_missing, /, **kws):
        values = _chain(mapping, kws)
        result = []
        for source, name, _ in self._parts():
            try:
                result.append(str(values[name]) if name else source)
            except KeyError:
                result.append(source)
        return "".join(result)

    def is_valid(self):
        return all(name is not False for _, name, _ in self._parts())

    def get_identifiers(self):
        names = []
        for _, name, _ in self._parts():
            if name and name not in names:
                names.append(name)
        return names


def _split_format(text):
    """(literal, field, spec, conversion) as str.format reads its text; field is None after the last literal."""
    pos, size, literal = 0, len(text), []
    while pos < size:
        c = text[pos]
        if c in "{}" and text[pos + 1:pos + 2] == c:
            literal.append(c)
            yield "".join(literal), None, None, None
            literal = []
            pos += 2
            continue
        if c == "}":
            raise ValueError("Single '}' encountered in format string")
        if c != "{":
            literal.append(c)
            pos += 1
            continue
        depth, end = 1, pos + 1
        while end < size and depth:
            depth += {"{": 1, "}": -1}.get(text[end], 0)
            end += 1
        if depth:
            raise ValueError("Single '{' encountered in format string" if pos + 1 >= size
                             else "expected '}' before end of string")
        inner = text[pos + 1:end - 1]
        cut = bracket = 0
        while cut < len(inner) and (bracket or inner[cut] not in ":!"):
            bracket += {"[": 1, "]": -1}.get(inner[cut], 0)
            cut += 1
        field, rest, conversion = inner[:cut], inner[cut:], None
        if rest[:1] == "!":
            conversion, rest = rest[1:2], rest[2:]
            if rest and rest[0] != ":":
                raise ValueError("expected ':' after conversion specifier")
        yield "".join(literal), field, rest[1:], conversion
        literal = []
        pos = end
    if literal:
        yield "".join(literal), None, None, None


class Formatter:
    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal, field_name, format_spec, conversion in self.parse(format_string):
            if literal:
                result.append(literal)
            if field_name is None:
                continue
            first = field_name.split(".")[0].split("[")[0]
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif first.isdigit():
                if auto_arg_index:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(format_spec, args, kwargs, used_args, recursion_depth - 1,
                                                        auto_arg_index)
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _split_format(format_string)

    def get_field(self, field_name, args, kwargs):
        pos = 0
        while pos < len(field_name) and field_name[pos] not in ".[":
            pos += 1
        first = field_name[:pos]
        first = int(first) if first.isdigit() else first
        obj = self.get_value(first, args, kwargs)
        while pos < len(field_name):
            if field_name[pos] == ".":
                end = pos + 1
                while end < len(field_name) and field_name[end] not in ".[":
                    end += 1
                obj = getattr(obj, field_name[pos + 1:end])
                pos = end
            else:
                end = field_name.index("]", pos)
                key = field_name[pos + 1:end]
                obj = obj[int(key) if key.isdigit() else key]
                pos = end + 1
        return obj, first
