"""Regular expressions from tree (see re._parser) to the code that the engine's matcher runs."""
from _sre import make_pattern, opcodes
from re._parser import (_ASCII, _DOTALL, _IGNORECASE, _MULTILINE, _TYPE_FLAGS, _UNICODE, Parser,
                        PatternError, width_of)

_UNLIMITED = (1 << 32) - 1
_GREEDS = {"": 0, "?": 1, "+": 2}
_CATEGORIES = {letter: number for number, letter in enumerate("dDsSwW")}
_TEXT_BEGIN, _LINE_BEGIN, _TEXT_END, _LINE_END, _LAST_LINE_END, _BOUNDARY, _NOT_BOUNDARY = range(7)
_PLACES = {"A": _TEXT_BEGIN, "^": _TEXT_BEGIN, "Z": _TEXT_END, "$": _LAST_LINE_END, "b": _BOUNDARY,
           "B": _NOT_BOUNDARY}
_LINE_PLACES = {"^": _LINE_BEGIN, "$": _LINE_END}


class _Compiler:
    def __init__(self, parser):
        self.code = []
        self.sets = []
        self.registers = 2 * parser.groups - 1
        self.group_widths = parser.group_widths

    def emit(self, name, *operands):
        """The index of the last operand, for patch()."""
        self.code.append(opcodes[name])
        self.code.extend(operands)
        return len(self.code) - 1

    def patch(self, index):
        """Makes the operand at `index` a jump to the end of the code so far."""
        self.code[index] = len(self.code)

    def new_registers(self, count):
        self.registers += count
        return self.registers - count

    def sequence(self, tree, flags):
        for node in tree:
            getattr(self, "node_" + node[0])(flags, *node[1:])

    # -- Single characters -----------------------------------------------------------------------------------------

    def node_literal(self, flags, code):
        if not flags & _IGNORECASE or chr(code).lower() == chr(code).upper():
            self.emit("literal", code)
            return
        # Most letters have one other case, a few have more.
        self.node_set(flags, False, [(code, code)], [])

    def node_any(self, flags):
        self.emit("any_all" if flags & _DOTALL else "any")

    def node_set(self, flags, negated, ranges, categories):
        alphabet = _alphabet(flags)
        folded = bool(flags & _IGNORECASE)
        self.sets.append((negated, folded, alphabet, ranges, [_CATEGORIES[letter] for letter in categories]))
        if folded:
            self.emit("set_folded", len(self.sets) - 1, alphabet)
        else:
            self.emit("set", len(self.sets) - 1)

    # -- Places ----------------------------------------------------------------------------------------------------

    def node_at(self, flags, letter):
        place = _LINE_PLACES.get(letter) if flags & _MULTILINE else None
        self.emit("at", _PLACES[letter] if place is None else place, _alphabet(flags))

    def node_look(self, flags, behind, negated, tree):
        back = 0
        if behind:
            back, most = width_of(tree, self.group_widths)
            if back != most:
                raise PatternError("look-behind requires fixed-width pattern")
        r = self.new_registers(2)
        if negated:
            target = self.emit("look_not", r, back, 0)
            self.sequence(tree, flags)
            self.emit("look_not_end", r)
            self.patch(target)
        else:
            self.emit("look", r, back)
            self.sequence(tree, flags)
            self.emit("look_end", r)

    def node_fail(self, flags):
        self.emit("fail")

    # -- Choices ---------------------------------------------------------------------------------------------------

    def node_branch(self, flags, options):
        if all(len(option) == 1 and _is_plain_set(option[0]) for option in options):
            return self._branch_as_set(flags, options)
        ends = []
        for option in options[:-1]:
            target = self.emit("split", 0)
            self.sequence(option, flags)
            ends.append(self.emit("jump", 0))
            self.patch(target)
        self.sequence(options[-1], flags)
        for end in ends:
            self.patch(end)

    def _branch_as_set(self, flags, options):
        ranges = []
        categories = []
        for (node,) in options:
            if node[0] == "literal":
                ranges.append((node[1], node[1]))
            else:
                ranges += node[2]
                categories += node[3]
        self.node_set(flags, False, ranges, categories)

    def node_condition(self, flags, group, yes, no):
        target = self.emit("branch_on_group", group, 0)
        self.sequence(yes, flags)
        if no is not None:
            end = self.emit("jump", 0)
            self.patch(target)
            self.sequence(no, flags)
            target = end
        self.patch(target)

    # -- Repetition ------------------------------------------------------------------------------------------------

    def node_repeat(self, flags, greed, low, high, tree):
        high = _UNLIMITED if high is None else high
        if _is_simple(tree):
            target = self.emit("repeat_one", _GREEDS[greed], low, high, 0)
            self.sequence(tree, flags)
            self.patch(target)
            return
        r = self.new_registers(3)
        self.emit("loop_start", r)
        if greed == "?":
            # What a lazy loop does when it can't leave stands before it.
            start = self.emit("jump", 0)
            enter = self.emit("loop_enter", r, 0)
            self.patch(start)
        loop = len(self.code)
        target = self.emit("loop", _GREEDS[greed], r, low, high, 0)
        if greed == "?":
            self.patch(enter)
        self.sequence(tree, flags)
        if greed == "+":
            self.emit("cut", r + 2)
        self.emit("jump", loop)
        self.patch(target)

    # -- Groups ----------------------------------------------------------------------------------------------------

    def node_group(self, flags, number, on, off, tree):
        if number is not None:
            self.emit("mark", 2 * number - 1)
        self.sequence(tree, _combine(flags, on, off))
        if number is not None:
            self.emit("mark", 2 * number)

    def node_atomic(self, flags, tree):
        r = self.new_registers(1)
        self.emit("atomic", r)
        self.sequence(tree, flags)
        self.emit("cut", r)

    def node_reference(self, flags, group):
        if flags & _IGNORECASE:
            self.emit("back_reference_folded", group, _alphabet(flags))
        else:
            self.emit("back_reference", group)


def _alphabet(flags):
    return 1 if flags & _UNICODE and not flags & _ASCII else 0


def _combine(flags, on, off):
    if on & _TYPE_FLAGS:
        flags &= ~_TYPE_FLAGS
    return (flags | on) & ~off


def _is_plain_set(node):
    return node[0] == "literal" or (node[0] == "set" and not node[1])


def _is_simple(tree):
    """Whether the tree is one character and nothing else."""
    if len(tree) != 1:
        return False
    node = tree[0]
    if node[0] == "group":
        return node[1:4] == (None, 0, 0) and _is_simple(node[4])
    return node[0] in ("literal", "any", "set")


def compile(pattern, flags):
    parser = Parser(pattern, flags)
    tree = parser.parse()
    compiler = _Compiler(parser)
    compiler.sequence(tree, parser.flags)
    compiler.emit("succeed")
    return make_pattern(pattern, parser.flags, compiler.code, compiler.sets, parser.groups - 1, compiler.registers,
                        parser.group_index)
