"""argparse's help texts: how usage lines are wrapped and descriptions laid out."""
import re
import textwrap

SUPPRESS = "==SUPPRESS=="
OPTIONAL = "?"
ZERO_OR_MORE = "*"
ONE_OR_MORE = "+"
PARSER = "A..."
REMAINDER = "..."

_TERMINAL_WIDTH = 80


class HelpFormatter:
    """Collects sections, texts and arguments, and makes one text of them."""

    def __init__(self, prog, indent_increment=2, max_help_position=24, width=None, color=True):
        if width is None:
            width = _TERMINAL_WIDTH - 2
        self._prog = prog
        self._indent_increment = indent_increment
        self._max_help_position = min(max_help_position, max(width - 20, indent_increment * 2))
        self._width = width
        self._current_indent = 0
        self._action_max_length = 0
        self._root_section = self._Section(self, None)
        self._current_section = self._root_section

    def _indent(self):
        self._current_indent += self._indent_increment

    def _dedent(self):
        self._current_indent -= self._indent_increment

    class _Section:
        def __init__(self, formatter, parent, heading=None):
            self.formatter = formatter
            self.parent = parent
            self.heading = heading
            self.items = []  # (function, arguments): a text each, made once all widths are known

        def format_help(self):
            if self.parent is not None:
                self.formatter._indent()
            text = self.formatter._join_parts([function(*args) for function, args in self.items])
            if self.parent is not None:
                self.formatter._dedent()
            if not text:
                return ""
            heading = ""
            if self.heading is not SUPPRESS and self.heading is not None:
                heading = f"{' ' * self.formatter._current_indent}{self.heading}:\n"
            return f"\n{heading}{text}\n"

    def _add_item(self, func, args):
        self._current_section.items.append((func, args))

    # -- What parsers call -----------------------------------------------------------------------------------------

    def start_section(self, heading):
        self._indent()
        section = self._Section(self, self._current_section, heading)
        self._add_item(section.format_help, [])
        self._current_section = section

    def end_section(self):
        self._current_section = self._current_section.parent
        self._dedent()

    def add_text(self, text):
        if text is not SUPPRESS and text is not None:
            self._add_item(self._format_text, [text])

    def add_usage(self, usage, actions, groups, prefix=None):
        if usage is not SUPPRESS:
            self._add_item(self._format_usage, (usage, actions, groups, prefix))

    def add_argument(self, action):
        if action.help is SUPPRESS:
            return
        lengths = [len(self._format_action_invocation(action)) + self._current_indent]
        for subaction in self._iter_indented_subactions(action):
            lengths.append(len(self._format_action_invocation(subaction)) + self._current_indent)
        self._action_max_length = max(self._action_max_length, *lengths)
        self._add_item(self._format_action, [action])

    def add_arguments(self, actions):
        for action in actions:
            self.add_argument(action)

    def format_help(self):
        text = self._root_section.format_help()
        if text:
            text = re.sub(r"\n\n\n+", "\n\n", text).strip("\n") + "\n"
        return text

    def _join_parts(self, part_strings):
        return "".join(part for part in part_strings if part and part is not SUPPRESS)

    # -- Usage -----------------------------------------------------------------------------------------------------

    def _format_usage(self, usage, actions, groups, prefix):
        prefix = "usage: " if prefix is None else prefix
        if usage is not None:
            usage = usage % {"prog": self._prog}
        else:
            parts, first_positional = self._get_actions_usage_parts(actions, groups)
            usage = " ".join(filter(None, [self._prog, *parts]))
            if len(prefix) + len(usage) > self._width - self._current_indent:
                usage = self._wrap_usage(parts[:first_positional], parts[first_positional:], prefix)
        return f"{prefix}{usage}\n\n"

    def _wrap_usage(self, options, positionals, prefix):
        width = self._width - self._current_indent
        prog = self._prog
        if len(prefix) + len(prog) <= 0.75 * width:
            indent = " " * (len(prefix) + len(prog) + 1)
            if options:
                lines = self._fill(width, [prog, *options], indent, prefix)
                lines += self._fill(width, positionals, indent)
            elif positionals:
                lines = self._fill(width, [prog, *positionals], indent, prefix)
            else:
                lines = [prog]
        else:  # the name is so long that it stands alone
            indent = " " * len(prefix)
            lines = self._fill(width, options + positionals, indent)
            if len(lines) > 1:
                lines = self._fill(width, options, indent) + self._fill(width, positionals, indent)
            lines = [prog, *lines]
        return "\n".join(lines)

    def _fill(self, width, parts, indent, prefix=None):
        """Lines of so many parts as fit; the first line stands behind the prefix, if there is one."""
        lines = []
        line = []
        length = (len(indent) if prefix is None else len(prefix)) - 1
        for part in parts:
            if length + 1 + len(part) > width and line:
                lines.append(indent + " ".join(line))
                line = []
                length = len(indent) - 1
            line.append(part)
            length += len(part) + 1
        if line:
            lines.append(indent + " ".join(line))
        if prefix is not None:
            lines[0] = lines[0][len(indent):]
        return lines

    def _get_actions_usage_parts(self, actions, groups):
        """(the texts of the arguments, options first; how many of them are options)"""
        actions = [action for action in actions if action.help is not SUPPRESS]
        group_of = dict.fromkeys(actions)
        for group in groups:
            for action in group._group_actions:
                if action in group_of:
                    group_of[action] = group
        # A group stands where its first member stands, with its positional ones last.
        positionals = self._gather([a for a in actions if not a.option_strings], group_of, positional=True)
        options = self._gather([a for a in actions if a.option_strings], group_of, positional=False)
        parts = []
        for required, members in options:
            parts += self._group_parts(required, members)
        first_positional = len(parts)
        for required, members in positionals:
            parts += self._group_parts(required, members)
        return parts, first_positional

    def _gather(self, actions, group_of, positional):
        gathered = []
        for action in actions:
            if action not in group_of:
                continue
            group = group_of.pop(action)
            if group is None:
                gathered.append((None, [action]))
                continue
            others = [other for other in group._group_actions if other.option_strings and group_of.pop(other, None)]
            gathered.append((group.required, [*others, action] if positional else [action, *others]))
        return gathered

    def _group_parts(self, required, members):
        exclusive = len(members) > 1
        parts = [self._usage_part(action, required, exclusive) for action in members]
        if exclusive:
            parts[0] = ("(" if required else "[") + parts[0]
            parts[:-1] = [part + " |" for part in parts[:-1]]
            parts[-1] += ")" if required else "]"
        return parts

    def _usage_part(self, action, required, exclusive):
        if not action.option_strings:
            part = self._format_args(action, self._get_default_metavar_for_positional(action))
            return part[1:-1] if exclusive and part[0] == "[" and part[-1] == "]" else part
        if action.nargs == 0:
            part = action.format_usage()
        else:
            args = self._format_args(action, self._get_default_metavar_for_optional(action))
            part = f"{action.option_strings[0]} {args}"
        return part if action.required or required or exclusive else f"[{part}]"

    # -- Arguments -------------------------------------------------------------------------------------------------

    def _format_text(self, text):
        if "%(prog)" in text:
            text = text % dict(prog=self._prog)
        width = max(self._width - self._current_indent, 11)
        return self._fill_text(text, width, " " * self._current_indent) + "\n\n"

    def _format_action(self, action):
        help_position = min(self._action_max_length + 2, self._max_help_position)
        help_width = max(self._width - help_position, 11)
        room = help_position - self._current_indent - 2
        header = self._format_action_invocation(action)
        indent = " " * self._current_indent
        first_indent = help_position
        if not action.help:
            parts = [f"{indent}{header}\n"]
        elif len(header) <= room:
            parts = [f"{indent}{header:<{room}}  "]
            first_indent = 0
        else:
            parts = [f"{indent}{header}\n"]
        if action.help and action.help.strip():
            text = self._expand_help(action)
            if text:
                first, *others = self._split_lines(text, help_width)
                parts.append(f"{' ' * first_indent}{first}\n")
                parts += [f"{' ' * help_position}{line}\n" for line in others]
        elif not parts[0].endswith("\n"):
            parts.append("\n")
        parts += [self._format_action(subaction) for subaction in self._iter_indented_subactions(action)]
        return self._join_parts(parts)

    def _format_action_invocation(self, action):
        if not action.option_strings:
            default = self._get_default_metavar_for_positional(action)
            return " ".join(self._metavar_formatter(action, default)(1))
        options = ", ".join(action.option_strings)
        if action.nargs == 0:
            return options
        return f"{options} {self._format_args(action, self._get_default_metavar_for_optional(action))}"

    def _metavar_formatter(self, action, default_metavar):
        if action.metavar is not None:
            result = action.metavar
        elif action.choices is not None:
            result = "{%s}" % ",".join(map(str, action.choices))
        else:
            result = default_metavar
        return lambda size: result if isinstance(result, tuple) else (result,) * size

    def _format_args(self, action, default_metavar):
        metavar = self._metavar_formatter(action, default_metavar)
        nargs = action.nargs
        if nargs is None:
            return "%s" % metavar(1)
        if nargs == OPTIONAL:
            return "[%s]" % metavar(1)
        if nargs == ZERO_OR_MORE:
            names = metavar(1)
            return "[%s [%s ...]]" % names if len(names) == 2 else "[%s ...]" % names
        if nargs == ONE_OR_MORE:
            return "%s [%s ...]" % metavar(2)
        if nargs == REMAINDER:
            return "..."
        if nargs == PARSER:
            return "%s ..." % metavar(1)
        if nargs == SUPPRESS:
            return ""
        try:
            places = ["%s" for _ in range(nargs)]
        except TypeError:
            raise ValueError("invalid nargs value") from None
        return " ".join(places) % metavar(nargs)

    def _expand_help(self, action):
        text = self._get_help_string(action)
        if "%" not in text:
            return text
        params = {}
        for name, value in {**vars(action), "prog": self._prog}.items():
            if value is not SUPPRESS:
                params[name] = getattr(value, "__name__", value)
        if params.get("choices") is not None:
            params["choices"] = ", ".join(map(str, params["choices"]))
        return text % params

    def _iter_indented_subactions(self, action):
        if hasattr(action, "_get_subactions"):
            self._indent()
            yield from action._get_subactions()
            self._dedent()

    # -- What the other formatters change --------------------------------------------------------------------------

    def _one_line(self, text):
        return re.sub(r"\s+", " ", text, flags=re.ASCII).strip()

    def _split_lines(self, text, width):
        return textwrap.wrap(self._one_line(text), width)

    def _fill_text(self, text, width, indent):
        return textwrap.fill(self._one_line(text), width, initial_indent=indent, subsequent_indent=indent)

    def _get_help_string(self, action):
        return action.help

    def _get_default_metavar_for_optional(self, action):
        return action.dest.upper()

    def _get_default_metavar_for_positional(self, action):
        return action.dest


class RawDescriptionHelpFormatter(HelpFormatter):
    """Leaves the lines of descriptions as they are."""

    def _fill_text(self, text, width, indent):
        return "".join(indent + line for line in text.splitlines(keepends=True))


class RawTextHelpFormatter(RawDescriptionHelpFormatter):
    """Leaves the lines of all texts as they are."""

    def _split_lines(self, text, width):
        return text.splitlines()


class ArgumentDefaultsHelpFormatter(HelpFormatter):
    """Adds the defaults to the help of arguments."""

    def _get_help_string(self, action):
        text = "" if action.help is None else action.help
        if "%(default)" not in text and action.default is not SUPPRESS and not action.required:
            if action.option_strings or action.nargs in (OPTIONAL, ZERO_OR_MORE):
                text += " (default: %(default)s)"
        return text


class MetavarTypeHelpFormatter(HelpFormatter):
    """Names arguments by their types."""

    def _get_default_metavar_for_optional(self, action):
        return action.type.__name__

    def _get_default_metavar_for_positional(self, action):
        return action.type.__name__
