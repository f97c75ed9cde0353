"""One run of a parser over arguments."""
import re

from argparse._actions import ArgumentError, get_action_name
from argparse._help import ONE_OR_MORE, OPTIONAL, PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE

_NEGATIVE_NUMBER = re.compile(r"-\.?\d")
_COUNT_ERRORS = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                 ONE_OR_MORE: "expected at least one argument"}
# What an argument takes, as a regular expression over letters: A an argument, O an option, - the "--".
_PATTERNS = {None: ("([A])", "(-*A-*)"), OPTIONAL: ("(A?)", "(-*A?-*)"), ZERO_OR_MORE: ("(A*)", "(-*[A-]*)"),
             ONE_OR_MORE: ("(A+)", "(-*A[A-]*)"), REMAINDER: ("([AO]*)", "(.*)"), PARSER: ("(A[AO]*)", "(-*A[-AO]*)"),
             SUPPRESS: ("()", "(-*)")}


def _pattern_of(action):
    is_option = bool(action.option_strings)
    if action.nargs in _PATTERNS:
        return _PATTERNS[action.nargs][0 if is_option else 1]
    return f"([AO]{{{action.nargs}}})" if is_option else f"((?:-*A){{{action.nargs}}}-*)"


def _match_count(action, letters):
    match = re.match(_pattern_of(action), letters)
    if match is None:
        plural = "" if action.nargs == 1 else "s"
        raise ArgumentError(action, _COUNT_ERRORS.get(action.nargs) or f"expected {action.nargs} argument{plural}")
    return len(match.group(1))


class Run:
    def __init__(self, parser, arguments, namespace):
        self.parser = parser
        self.arguments = arguments
        self.namespace = namespace
        self.positionals = parser._get_positional_actions()
        self.extras = []  # what nobody knows
        self.extra_letters = []
        self.seen = set()
        self.seen_non_default = set()
        self.warned = set()
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                others = [other for other in group._group_actions if other is not action]
                self.conflicts.setdefault(action, []).extend(others)
        self._classify()

    # -- What the arguments are ------------------------------------------------------------------------------------

    def _classify(self):
        self.options = {}  # by index: (action, name, separator, explicit value) of all that it could be
        letters = []
        for i, text in enumerate(self.arguments):
            if text == "--":
                letters.append("-")
                letters.extend("A" * (len(self.arguments) - i - 1))
                break
            found = self._find_options(text)
            if found is None:
                letters.append("A")
            else:
                self.options[i] = found
                letters.append("O")
        self.letters = "".join(letters)

    def _find_options(self, text):
        """None if the text is no option. An unknown option has no action."""
        parser = self.parser
        known = parser._option_string_actions
        if not text or text[0] not in parser.prefix_chars:
            return None
        if text in known:
            return [(known[text], text, None, None)]
        if len(text) == 1:
            return None
        name, separator, value = text.partition("=")
        if separator and name in known:
            return [(known[name], name, separator, value)]
        found = self._abbreviated(text)
        if found:
            return found
        if _NEGATIVE_NUMBER.match(text) and not parser._has_negative_number_optionals:
            return None
        if " " in text:
            return None
        return [(None, text, None, None)]

    def _abbreviated(self, text):
        parser = self.parser
        known = parser._option_string_actions
        prefix, separator, value = text.partition("=")
        if not separator:
            separator = value = None
        if text[1] in parser.prefix_chars:
            if not parser.allow_abbrev:
                return []
            return [(action, name, separator, value) for name, action in known.items() if name.startswith(prefix)]
        found = []
        for name, action in known.items():
            if name == text[:2]:
                found.append((action, name, "", text[2:]))
            elif parser.allow_abbrev and name.startswith(prefix):
                found.append((action, name, separator, value))
        return found

    # -- Taking them -----------------------------------------------------------------------------------------------

    def _take(self, action, texts, name=None):
        self.seen.add(action)
        values = self.parser._get_values(action, texts)
        if action.option_strings or texts:
            self.seen_non_default.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_non_default:
                    raise ArgumentError(action, f"not allowed with argument {get_action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, name)

    def _take_option(self, index):
        """Takes the option there with its values; the index behind them."""
        candidates = self.options[index]
        if len(candidates) > 1:
            names = ", ".join(candidate[1] for candidate in candidates)
            raise ArgumentError(None, f"ambiguous option: {self.arguments[index]} could match {names}")
        action, name, separator, value = candidates[0]
        taken = []
        while True:
            if action is None:
                self._add_extra(self.arguments[index])
                return index + 1
            if value is None:
                stop = index + 1 + _match_count(action, self.letters[index + 1:])
                taken.append((action, self.arguments[index + 1:stop], name))
                break
            stop = index + 1
            count = _match_count(action, "A")
            if count == 1:
                taken.append((action, [value], name))
                break
            # Several short options in one: -abc.
            chars = self.parser.prefix_chars
            if count != 0 or name[1] in chars or value == "" or separator or value[0] in chars:
                raise ArgumentError(action, f"ignored explicit argument {value!r}")
            taken.append((action, [], name))
            name = name[0] + value[0]
            if name not in self.parser._option_string_actions:
                self._add_extra(name[0] + value)
                break
            action = self.parser._option_string_actions[name]
            value = value[1:] or None
            separator = None if value is None else ""
            if value is not None and value[0] == "=":
                separator, value = "=", value[1:]
        for action, texts, name in taken:
            if action.deprecated and name not in self.warned:
                self.parser._warning(f"option '{name}' is deprecated")
                self.warned.add(name)
            self._take(action, texts, name)
        return stop

    def _add_extra(self, text):
        self.extras.append(text)
        self.extra_letters.append("O")

    def _match_positionals(self, letters):
        """How many arguments each of the next positionals takes, as many of them as can be served."""
        for size in range(len(self.positionals), 0, -1):
            match = re.match("".join(map(_pattern_of, self.positionals[:size])), letters)
            if match is None:
                continue
            counts = [len(group) for group in match.groups()]
            if match.end() < len(letters) and letters[match.end()] == "O":
                # More may follow behind the option: who takes nothing waits.
                while counts and not counts[-1]:
                    counts.pop()
            return counts
        return []

    def _take_positionals(self, start):
        counts = self._match_positionals(self.letters[start:])
        for action, count in zip(self.positionals, counts):
            texts = self.arguments[start:start + count]
            letters = self.letters[start:start + count]
            if action.nargs == PARSER:
                if letters.startswith("-"):
                    texts.remove("--")
            elif action.nargs != REMAINDER and "-" in letters:
                texts.remove("--")
            start += count
            if texts and action.deprecated and action.dest not in self.warned:
                self.parser._warning(f"argument '{action.dest}' is deprecated")
                self.warned.add(action.dest)
            self._take(action, texts)
        self.positionals = self.positionals[len(counts):]
        return start

    def parse(self, intermixed):
        """The arguments that nobody knows."""
        start = 0
        last_option = max(self.options, default=-1)
        while start <= last_option:
            option = start
            while option not in self.options:
                option += 1
            if not intermixed and start != option:
                end = self._take_positionals(start)
                if end > start:
                    start = end
                    continue
            if start not in self.options:
                self.extras += self.arguments[start:option]
                self.extra_letters += self.letters[start:option]
                start = option
            start = self._take_option(start)
        if intermixed:
            self._take_left_over(start)
        else:
            self.extras += self.arguments[self._take_positionals(start):]
        self._check_required()
        return self.extras

    def _take_left_over(self, start):
        """Arguments between options and behind them, all together, are for the positionals."""
        self.extras += self.arguments[start:]
        letters = "".join(self.extra_letters) + self.letters[start:]
        extras = self.extras
        self.arguments = [text for text, letter in zip(extras, letters) if letter != "O"]
        self.letters = letters.replace("O", "")
        taken = self._take_positionals(0)
        self.extras = []
        for text, letter in zip(extras, letters):
            if letter != "O" and taken:
                taken -= 1
            else:
                self.extras.append(text)

    def _check_required(self):
        namespace = self.namespace
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(get_action_name(action))
            elif (isinstance(action.default, str) and hasattr(namespace, action.dest)
                    and action.default is getattr(namespace, action.dest)):
                # A default that is text is converted like an argument.
                setattr(namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(map(str, missing))}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_non_default for action in group._group_actions):
                names = [get_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")
