"""Regular expressions from text to tree.

A tree is a list of nodes. A node is a tuple that begins with its kind:

    ("literal", code)                   ("any",)                    ("fail",)
    ("set", negated, ranges, categories)                            ranges: (first, last); categories: letters
    ("at", letter)                      letter: ^ $ A Z b B
    ("branch", [tree, ...])             ("atomic", tree)
    ("repeat", greed, min, max, tree)   greed: "", "?" (lazy) or "+" (possessive); max None: no bound
    ("group", number, on, off, tree)    number None: does not capture; on, off: flags changed inside
    ("look", behind, negated, tree)
    ("reference", group)                ("condition", group, yes, no)   no: None if not there
"""

_IGNORECASE, _LOCALE, _MULTILINE, _DOTALL = 2, 4, 8, 16
_UNICODE, _VERBOSE, _ASCII = 32, 64, 256
_FLAGS = {"i": _IGNORECASE, "L": _LOCALE, "m": _MULTILINE, "s": _DOTALL, "x": _VERBOSE, "a": _ASCII, "u": _UNICODE}
_TYPE_FLAGS = _ASCII | _LOCALE | _UNICODE

_BLANKS = " \t\n\r\v\f"
_OCTAL = "01234567"
_DIGITS = "0123456789"
_HEX = "0123456789abcdefABCDEF"
_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
_ESCAPES = {"a": 7, "b": 8, "f": 12, "n": 10, "r": 13, "t": 9, "v": 11, "\\": 92}
_PLACES = {"A": "A", "b": "b", "B": "B", "Z": "Z", "z": "Z"}
_CATEGORIES = "dDsSwW"
_HEX_LENGTHS = {"x": 2, "u": 4, "U": 8}

_MAX_REPEAT = (1 << 32) - 1
_MAX_GROUPS = (1 << 31) - 1
_MAX_WIDTH = 1 << 64


class PatternError(Exception):
    """Exception raised for invalid regular expressions."""

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is None or pos is None:
            self.lineno = self.colno = None
        else:
            feed = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(feed, 0, pos) + 1
            self.colno = pos - pattern.rfind(feed, 0, pos)
            msg = f"{msg} at position {pos}"
            if feed in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        super().__init__(msg)


PatternError.__module__ = "re"
PatternError.__qualname__ = "PatternError"


class Source:
    """The pattern or template, token by token: a character, or a backslash with what follows it.

    `next` is the token ahead, None at the end."""

    def __init__(self, text):
        self.is_text = isinstance(text, str)
        self.original = text
        self.text = text if self.is_text else str(text, "latin1")
        self.seek(0)

    def seek(self, position):
        self.position = position  # where the token ahead begins
        text = self.text
        if position >= len(text):
            self.next = None
            return
        token = text[position]
        if token == "\\":
            token = text[position:position + 2]
            if len(token) == 1:
                raise PatternError("bad escape (end of pattern)", self.original, len(text) - 1)
        self.next = token

    def get(self):
        token = self.next
        if token is not None:
            self.seek(self.position + len(token))
        return token

    def match(self, token):
        if token != self.next:
            return False
        self.get()
        return True

    def next_in(self, characters):
        return self.next is not None and len(self.next) == 1 and self.next in characters

    def get_while(self, most, characters):
        result = ""
        while len(result) < most and self.next_in(characters):
            result += self.get()
        return result

    def get_until(self, terminator, what):
        result = ""
        while True:
            token = self.get()
            if token is None:
                if not result:
                    raise self.error("missing " + what)
                raise self.error(f"missing {terminator}, unterminated name", len(result))
            if token == terminator:
                if not result:
                    raise self.error("missing " + what, 1)
                return result
            result += token

    def error(self, message, back=0):
        if not self.is_text:
            message = message.encode("ascii", "backslashreplace").decode("ascii")
        return PatternError(message, self.original, self.position - back)

    def check_group_name(self, name):
        if not (self.is_text or name.isascii()):
            raise self.error(f"bad character in group name {name!a}", len(name) + 1)
        if not name.isidentifier():
            raise self.error(f"bad character in group name {name!r}", len(name) + 1)

    def octal(self, token):
        code = int(token[1:], 8)
        if code > 0o377:
            raise self.error(f"octal escape value {token} outside of range 0-0o377", len(token))
        return code

    def warn(self, message, back=0):
        import warnings
        warnings.warn(f"{message} at position {self.position - back}", FutureWarning, stacklevel=1)


def width_of(tree, group_widths):
    """The least and the greatest number of characters that the tree matches."""
    low = high = 0
    for node in tree:
        kind = node[0]
        if kind in ("literal", "any", "set"):
            a = b = 1
        elif kind == "branch":
            widths = [width_of(option, group_widths) for option in node[1]]
            a, b = min(w[0] for w in widths), max(w[1] for w in widths)
        elif kind == "repeat":
            a, b = width_of(node[4], group_widths)
            a *= node[2]
            b = b * node[3] if node[3] is not None else _MAX_WIDTH if b else 0
        elif kind in ("group", "atomic"):
            a, b = width_of(node[-1], group_widths)
        elif kind == "reference":
            a, b = group_widths[node[1]]
        elif kind == "condition":
            a, b = width_of(node[2], group_widths)
            c, d = width_of(node[3], group_widths) if node[3] is not None else (0, 0)
            a, b = min(a, c), max(b, d)
        else:
            a = b = 0
        low += a
        high += b
    return min(low, _MAX_WIDTH), min(high, _MAX_WIDTH)


class Parser:
    def __init__(self, pattern, flags):
        self.source = Source(pattern)
        self.flags = flags
        self.group_index = {}
        self.group_widths = [None]  # by number; None: still open
        self.look_behind_groups = None  # how many groups there were when the outermost look-behind began
        self.condition_places = {}

    @property
    def groups(self):
        return len(self.group_widths)

    def parse(self):
        source = self.source
        tree = self._alternatives(self.flags & _VERBOSE, True)
        self._fix_flags()
        if source.next is not None:
            raise source.error("unbalanced parenthesis")
        for group, place in self.condition_places.items():
            if group >= self.groups:
                raise PatternError(f"invalid group reference {group}", source.original, place)
        return tree

    def _fix_flags(self):
        flags = self.flags
        if self.source.is_text:
            if flags & _LOCALE:
                raise ValueError("cannot use LOCALE flag with a str pattern")
            if not flags & _ASCII:
                self.flags |= _UNICODE
            elif flags & _UNICODE:
                raise ValueError("ASCII and UNICODE flags are incompatible")
        elif flags & _UNICODE:
            raise ValueError("cannot use UNICODE flag with a bytes pattern")
        elif flags & _LOCALE and flags & _ASCII:
            raise ValueError("ASCII and LOCALE flags are incompatible")

    # -- Sequences -------------------------------------------------------------------------------------------------

    def _alternatives(self, verbose, outermost=False):
        options = [self._sequence(verbose, outermost)]
        while self.source.match("|"):
            if outermost:
                verbose = self.flags & _VERBOSE
            options.append(self._sequence(verbose))
        if len(options) == 1:
            return options[0]
        return [("branch", options)]

    def _sequence(self, verbose, first=False):
        source = self.source
        tree = []
        while source.next is not None and source.next not in "|)":
            token = source.get()
            if verbose and token in _BLANKS:
                continue
            if verbose and token == "#":
                while token is not None and token != "\n":
                    token = source.get()
            elif token[0] == "\\":
                tree.append(self._escape(token))
            elif token == "[":
                tree.append(self._set())
            elif token in "*+?{":
                self._repeat(tree, token)
            elif token == ".":
                tree.append(("any",))
            elif token in "^$":
                tree.append(("at", token))
            elif token == "(":
                node = self._group(verbose, first and not tree)
                if node == "flags":
                    verbose = self.flags & _VERBOSE
                elif node is not None:
                    tree.append(node)
            else:
                tree.append(("literal", ord(token)))
        return tree

    def _repeat(self, tree, token):
        source = self.source
        here = source.position
        if token == "{":
            bounds = self._repeat_bounds(here)
            if bounds is None:
                source.seek(here)
                tree.append(("literal", ord(token)))
                return
            low, high = bounds
        else:
            low = 1 if token == "+" else 0
            high = 1 if token == "?" else None
        if not tree or tree[-1][0] == "at":
            raise source.error("nothing to repeat", source.position - here + len(token))
        if tree[-1][0] == "repeat":
            raise source.error("multiple repeat", source.position - here + len(token))
        greed = source.get() if source.next_in("?+") else ""
        tree[-1] = ("repeat", greed, low, high, [tree[-1]])

    def _repeat_bounds(self, here):
        """What stands behind a brace, as (min, max); None if the brace is just a brace."""
        source = self.source
        if source.next == "}":
            return None
        low = source.get_while(1 << 30, _DIGITS)
        high = source.get_while(1 << 30, _DIGITS) if source.match(",") else low
        if not source.match("}"):
            return None
        least = int(low) if low else 0
        most = int(high) if high else None
        if least >= _MAX_REPEAT or (most is not None and most >= _MAX_REPEAT):
            raise OverflowError("the repetition number is too large")
        if most is not None and most < least:
            raise source.error("min repeat greater than max repeat", source.position - here)
        return least, most

    # -- Escapes and sets ------------------------------------------------------------------------------------------

    def _coded_escape(self, token):
        """The code of an escape that gives the character by number or name; None if it is no such escape."""
        source = self.source
        letter = token[1]
        if letter == "x" or (letter in "uU" and source.is_text):
            length = _HEX_LENGTHS[letter]
            token += source.get_while(length, _HEX)
            if len(token) != length + 2:
                raise source.error(f"incomplete escape {token}", len(token))
            code = int(token[2:], 16)
            if code > 0x10FFFF:
                raise source.error(f"bad escape {token}", len(token))
            return code
        if letter == "N" and source.is_text:
            if not source.match("{"):
                raise source.error("missing {")
            name = source.get_until("}", "character name")
            import unicodedata
            try:
                return ord(unicodedata.lookup(name))
            except (KeyError, TypeError):
                raise source.error(f"undefined character name {name!r}", len(name) + len(r"\N{}")) from None
        return None

    def _plain_escape(self, token):
        if token[1] in _LETTERS or token[1] in _DIGITS:
            raise self.source.error(f"bad escape {token}", len(token))
        return "literal", ord(token[1])

    def _escape(self, token):
        source = self.source
        letter = token[1]
        if letter in _CATEGORIES:
            return "set", False, [], [letter]
        if letter in _PLACES:
            return "at", _PLACES[letter]
        if letter in _ESCAPES:
            return "literal", _ESCAPES[letter]
        code = self._coded_escape(token)
        if code is not None:
            return "literal", code
        if letter == "0":
            return "literal", int(letter + source.get_while(2, _OCTAL), 8)
        if letter in _DIGITS:
            return self._numbered(token)
        return self._plain_escape(token)

    def _numbered(self, token):
        """Three octal digits are a character, all else is a reference to a group."""
        source = self.source
        if source.next_in(_DIGITS):
            token += source.get()
            if token[1] in _OCTAL and token[2] in _OCTAL and source.next_in(_OCTAL):
                token += source.get()
                return "literal", source.octal(token)
        group = int(token[1:])
        if group >= self.groups:
            raise source.error(f"invalid group reference {group}", len(token) - 1)
        return self._reference(group, len(token))

    def _reference(self, group, back):
        if self.group_widths[group] is None:
            raise self.source.error("cannot refer to an open group", back)
        self._check_look_behind(group)
        return "reference", group

    def _check_look_behind(self, group):
        if self.look_behind_groups is None:
            return
        if group >= self.groups or self.group_widths[group] is None:
            raise self.source.error("cannot refer to an open group")
        if group >= self.look_behind_groups:
            raise self.source.error("cannot refer to group defined in the same lookbehind subpattern")

    def _set_item(self, token):
        """A character's code, or the letter of a category."""
        source = self.source
        if token[0] != "\\":
            return ord(token)
        letter = token[1]
        if letter in _CATEGORIES:
            return letter
        if letter in _ESCAPES:
            return _ESCAPES[letter]
        code = self._coded_escape(token)
        if code is not None:
            return code
        if letter in _OCTAL:
            return source.octal(token + source.get_while(2, _OCTAL))
        return self._plain_escape(token)[1]

    def _set(self):
        source = self.source
        here = source.position - 1
        ranges = []
        categories = []

        def next_token():
            token = source.get()
            if token is None:
                raise source.error("unterminated character set", source.position - here)
            return token

        def add(item):
            if isinstance(item, str):
                categories.append(item)
            else:
                ranges.append((item, item))

        if source.next == "[":
            source.warn("Possible nested set")
        negated = source.match("^")
        while True:
            token = next_token()
            if token == "]" and (ranges or categories):
                break
            if token in "-&~|" and (ranges or categories) and source.next == token:
                what = {"-": "difference", "&": "intersection", "~": "symmetric difference", "|": "union"}[token]
                source.warn("Possible set " + what, 1)
            first = self._set_item(token)
            if not source.match("-"):
                add(first)
                continue
            other = next_token()
            if other == "]":
                add(first)
                add(ord("-"))
                break
            if other == "-":
                source.warn("Possible set difference", 2)
            last = self._set_item(other)
            if isinstance(first, str) or isinstance(last, str) or last < first:
                raise source.error(f"bad character range {token}-{other}", len(token) + 1 + len(other))
            ranges.append((first, last))
        if not negated and not categories and len(set(ranges)) == 1 and ranges[0][0] == ranges[0][1]:
            return "literal", ranges[0][0]
        return "set", negated, ranges, categories

    # -- Groups ----------------------------------------------------------------------------------------------------

    def _group(self, verbose, first):
        """What an opening parenthesis begins: a node, None (a comment), or "flags" for the whole pattern."""
        source = self.source
        start = source.position - 1
        name = None
        if not source.match("?"):
            return self._capture(None, verbose, start)
        token = self._extension_token()
        if token == "P":
            if source.match("<"):
                name = source.get_until(">", "group name")
                source.check_group_name(name)
                return self._capture(name, verbose, start)
            return self._named_reference()
        if token == ":":
            return "group", None, 0, 0, self._content(verbose, start)
        if token == "#":
            return self._comment(start)
        if token in "=!<":
            return self._look(token, verbose, start)
        if token == "(":
            return self._condition(verbose, start)
        if token == ">":
            return "atomic", self._content(verbose, start)
        if token in _FLAGS or token == "-":
            changed = self._changed_flags(token)
            if changed is None:
                if not first:
                    raise source.error("global flags not at the start of the expression", source.position - start)
                return "flags"
            on, off = changed
            inner = (verbose or on & _VERBOSE) and not off & _VERBOSE
            return "group", None, on, off, self._content(inner, start)
        raise source.error("unknown extension ?" + token, len(token) + 1)

    def _extension_token(self):
        token = self.source.get()
        if token is None:
            raise self.source.error("unexpected end of pattern")
        return token

    def _close(self, start):
        if not self.source.match(")"):
            raise self.source.error("missing ), unterminated subpattern", self.source.position - start)

    def _content(self, verbose, start):
        tree = self._alternatives(verbose)
        self._close(start)
        return tree

    def _capture(self, name, verbose, start):
        number = self.groups
        if name is not None:
            if name in self.group_index:
                raise self.source.error(f"redefinition of group name {name!r} as group {number}; "
                                        f"was group {self.group_index[name]}", len(name) + 1)
            self.group_index[name] = number
        self.group_widths.append(None)
        tree = self._content(verbose, start)
        self.group_widths[number] = width_of(tree, self.group_widths)
        return "group", number, 0, 0, tree

    def _named_reference(self):
        source = self.source
        if not source.match("="):
            token = self._extension_token()
            raise source.error("unknown extension ?P" + token, len(token) + 2)
        name = source.get_until(")", "group name")
        source.check_group_name(name)
        group = self.group_index.get(name)
        if group is None:
            raise source.error(f"unknown group name {name!r}", len(name) + 1)
        return self._reference(group, len(name) + 1)

    def _comment(self, start):
        source = self.source
        while True:
            if source.next is None:
                raise source.error("missing ), unterminated comment", source.position - start)
            if source.get() == ")":
                return None

    def _look(self, token, verbose, start):
        source = self.source
        behind = token == "<"
        outer = self.look_behind_groups
        if behind:
            token = self._extension_token()
            if token not in "=!":
                raise source.error("unknown extension ?<" + token, len(token) + 2)
            if outer is None:
                self.look_behind_groups = self.groups
        tree = self._alternatives(verbose)
        self.look_behind_groups = outer
        self._close(start)
        if token == "!" and not tree:
            return ("fail",)
        return "look", behind, token == "!", tree

    def _condition(self, verbose, start):
        source = self.source
        name = source.get_until(")", "group name")
        back = len(name) + 1
        if name.isdecimal() and name.isascii():
            group = int(name)
            if group == 0:
                raise source.error("bad group number", back)
            if group >= _MAX_GROUPS:
                raise source.error(f"invalid group reference {group}", back)
            self.condition_places.setdefault(group, source.position - back)
        else:
            source.check_group_name(name)
            group = self.group_index.get(name)
            if group is None:
                raise source.error(f"unknown group name {name!r}", back)
        self._check_look_behind(group)
        yes = self._sequence(verbose)
        no = None
        if source.match("|"):
            no = self._sequence(verbose)
            if source.next == "|":
                raise source.error("conditional backref with more than two branches")
        self._close(start)
        return "condition", group, yes, no

    def _changed_flags(self, token):
        """(on, off) of a group with flags of its own; None after flags for the whole pattern."""
        source = self.source
        on = 0
        if token != "-":
            while True:
                on |= self._flag_to_add(token, on)
                token = source.get()
                if token is None:
                    raise source.error("missing -, : or )")
                if token in ")-:":
                    break
                self._check_flag(token, "missing -, : or )")
        if token == ")":
            self.flags |= on
            return None
        off = 0
        if token == "-":
            token = source.get()
            if token is None:
                raise source.error("missing flag")
            self._check_flag(token, "missing flag")
            while token != ":":
                if _FLAGS[token] & _TYPE_FLAGS:
                    raise source.error("bad inline flags: cannot turn off flags 'a', 'u' and 'L'")
                off |= _FLAGS[token]
                token = source.get()
                if token is None:
                    raise source.error("missing :")
                if token != ":":
                    self._check_flag(token, "missing :")
        if on & off:
            raise source.error("bad inline flags: flag turned on and off", 1)
        return on, off

    def _check_flag(self, token, missing):
        if token not in _FLAGS:
            raise self.source.error("unknown flag" if token.isalpha() else missing, len(token))

    def _flag_to_add(self, letter, on):
        source = self.source
        if source.is_text and letter == "L":
            raise source.error("bad inline flags: cannot use 'L' flag with a str pattern")
        if not source.is_text and letter == "u":
            raise source.error("bad inline flags: cannot use 'u' flag with a bytes pattern")
        flag = _FLAGS[letter]
        if flag & _TYPE_FLAGS and on & _TYPE_FLAGS & ~flag:
            raise source.error("bad inline flags: flags 'a', 'u' and 'L' are incompatible")
        return flag


def parse_template(text, pattern):
    """A replacement text as a list of texts and group numbers."""
    source = Source(text)
    parts = []
    literal = []

    def flush():
        if literal:
            joined = "".join(literal)
            parts.append(joined if source.is_text else joined.encode("latin1"))
            literal.clear()

    def add_group(group, back):
        if group > pattern.groups:
            raise source.error(f"invalid group reference {group}", back)
        flush()
        parts.append(group)

    while (token := source.get()) is not None:
        letter = token[1:]
        if token[0] != "\\":
            literal.append(token)
        elif letter == "g":
            if not source.match("<"):
                raise source.error("missing <")
            name = source.get_until(">", "group name")
            add_group(_template_group(source, name, pattern), len(name) + 1)
        elif letter == "0":
            literal.append(chr(int(letter + source.get_while(2, _OCTAL), 8) & 0xFF))
        elif letter in _DIGITS:
            if source.next_in(_DIGITS):
                token += source.get()
                if token[1] in _OCTAL and token[2] in _OCTAL and source.next_in(_OCTAL):
                    token += source.get()
                    literal.append(chr(source.octal(token)))
                    continue
            add_group(int(token[1:]), len(token) - 1)
        elif letter in _ESCAPES:
            literal.append(chr(_ESCAPES[letter]))
        elif letter in _LETTERS:
            raise source.error(f"bad escape {token}", len(token))
        else:
            literal.append(token)
    flush()
    return parts


def _template_group(source, name, pattern):
    if name.isdecimal() and name.isascii():
        group = int(name)
        if group >= _MAX_GROUPS:
            raise source.error(f"invalid group reference {group}", len(name) + 1)
        return group
    source.check_group_name(name)
    try:
        return pattern.groupindex[name]
    except KeyError:
        raise IndexError(f"unknown group name {name!r}") from None
