"""Differences between sequences, and texts that show them. HtmlDiff is not part of this engine."""
from collections import namedtuple as _namedtuple
from heapq import nlargest as _nlargest
from types import GenericAlias

__all__ = ["get_close_matches", "ndiff", "restore", "SequenceMatcher", "Differ", "IS_CHARACTER_JUNK", "IS_LINE_JUNK",
           "context_diff", "unified_diff", "diff_bytes", "Match"]

Match = _namedtuple("Match", "a b size")


def _similarity(matches, length):
    return 2.0 * matches / length if length else 1.0


class SequenceMatcher:
    """Finds what two sequences have in common. What it knows of the second one is kept while the first changes."""

    def __init__(self, isjunk=None, a="", b="", autojunk=True):
        self.isjunk = isjunk
        self.a = self.b = None
        self.autojunk = autojunk
        self.set_seqs(a, b)

    def set_seqs(self, a, b):
        self.set_seq1(a)
        self.set_seq2(b)

    def set_seq1(self, a):
        if a is self.a:
            return
        self.a = a
        self.matching_blocks = self.opcodes = None

    def set_seq2(self, b):
        if b is self.b:
            return
        self.b = b
        self.matching_blocks = self.opcodes = None
        self.fullbcount = None
        self._index_b()

    def _index_b(self):
        """Notes where each element of b is, but for junk and what is all too frequent."""
        b = self.b
        self.b2j = where = {}
        for j, element in enumerate(b):
            where.setdefault(element, []).append(j)
        self.bjunk = set()
        if self.isjunk:
            self.bjunk.update(element for element in where if self.isjunk(element))
            for element in self.bjunk:
                del where[element]
        self.bpopular = set()
        if self.autojunk and len(b) >= 200:
            most = len(b) // 100 + 1
            self.bpopular.update(element for element, places in where.items() if len(places) > most)
            for element in self.bpopular:
                del where[element]

    def find_longest_match(self, alo=0, ahi=None, blo=0, bhi=None):
        """The longest block that both ranges have, the first of those that are equally long."""
        a, b, where = self.a, self.b, self.b2j
        if ahi is None:
            ahi = len(a)
        if bhi is None:
            bhi = len(b)
        i, j, size = alo, blo, 0
        lengths = {}  # of the common run that ends at the row above and at column j
        for row in range(alo, ahi):
            longer = {}
            for column in where.get(a[row], ()):
                if column < blo:
                    continue
                if column >= bhi:
                    break
                length = longer[column] = lengths.get(column - 1, 0) + 1
                if length > size:
                    i, j, size = row - length + 1, column - length + 1, length
            lengths = longer
        # What is frequent lengthens the block, then junk does.
        for junk in (False, True):
            while i > alo and j > blo and (b[j - 1] in self.bjunk) == junk and a[i - 1] == b[j - 1]:
                i, j, size = i - 1, j - 1, size + 1
            while (i + size < ahi and j + size < bhi and (b[j + size] in self.bjunk) == junk
                   and a[i + size] == b[j + size]):
                size += 1
        return Match(i, j, size)

    def get_matching_blocks(self):
        if self.matching_blocks is not None:
            return self.matching_blocks
        a_size, b_size = len(self.a), len(self.b)
        found = []
        ranges = [(0, a_size, 0, b_size)]
        while ranges:
            alo, ahi, blo, bhi = ranges.pop()
            block = i, j, size = self.find_longest_match(alo, ahi, blo, bhi)
            if not size:
                continue
            found.append(block)
            if alo < i and blo < j:
                ranges.append((alo, i, blo, j))
            if i + size < ahi and j + size < bhi:
                ranges.append((i + size, ahi, j + size, bhi))
        merged = []
        for i, j, size in sorted(found):
            if merged and merged[-1][0] + merged[-1][2] == i and merged[-1][1] + merged[-1][2] == j:
                merged[-1] = Match(merged[-1][0], merged[-1][1], merged[-1][2] + size)
            else:
                merged.append(Match(i, j, size))
        merged.append(Match(a_size, b_size, 0))
        self.matching_blocks = merged
        return merged

    def get_opcodes(self):
        if self.opcodes is not None:
            return self.opcodes
        self.opcodes = codes = []
        i = j = 0
        for a_begin, b_begin, size in self.get_matching_blocks():
            if i < a_begin and j < b_begin:
                codes.append(("replace", i, a_begin, j, b_begin))
            elif i < a_begin:
                codes.append(("delete", i, a_begin, j, b_begin))
            elif j < b_begin:
                codes.append(("insert", i, a_begin, j, b_begin))
            i, j = a_begin + size, b_begin + size
            if size:
                codes.append(("equal", a_begin, i, b_begin, j))
        return codes

    def get_grouped_opcodes(self, n=3):
        codes = self.get_opcodes() or [("equal", 0, 1, 0, 1)]
        if codes[0][0] == "equal":
            tag, i1, i2, j1, j2 = codes[0]
            codes[0] = tag, max(i1, i2 - n), i2, max(j1, j2 - n), j2
        if codes[-1][0] == "equal":
            tag, i1, i2, j1, j2 = codes[-1]
            codes[-1] = tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)
        group = []
        for tag, i1, i2, j1, j2 in codes:
            if tag == "equal" and i2 - i1 > 2 * n:
                group.append((tag, i1, min(i2, i1 + n), j1, min(j2, j1 + n)))
                yield group
                group = []
                i1, j1 = max(i1, i2 - n), max(j1, j2 - n)
            group.append((tag, i1, i2, j1, j2))
        if group and not (len(group) == 1 and group[0][0] == "equal"):
            yield group

    def ratio(self):
        return _similarity(sum(block[-1] for block in self.get_matching_blocks()), len(self.a) + len(self.b))

    def quick_ratio(self):
        if self.fullbcount is None:
            self.fullbcount = {}
            for element in self.b:
                self.fullbcount[element] = self.fullbcount.get(element, 0) + 1
        left = {}
        matches = 0
        for element in self.a:
            count = left[element] if element in left else self.fullbcount.get(element, 0)
            left[element] = count - 1
            matches += count > 0
        return _similarity(matches, len(self.a) + len(self.b))

    def real_quick_ratio(self):
        return _similarity(min(len(self.a), len(self.b)), len(self.a) + len(self.b))

    __class_getitem__ = classmethod(GenericAlias)


def get_close_matches(word, possibilities, n=3, cutoff=0.6):
    """The best few of the possibilities that are similar to the word, the most similar first."""
    if not n > 0:
        raise ValueError(f"n must be > 0: {n!r}")
    if not 0.0 <= cutoff <= 1.0:
        raise ValueError(f"cutoff must be in [0.0, 1.0]: {cutoff!r}")
    matcher = SequenceMatcher()
    matcher.set_seq2(word)
    scored = []
    for possibility in possibilities:
        matcher.set_seq1(possibility)
        if matcher.real_quick_ratio() >= cutoff and matcher.quick_ratio() >= cutoff and matcher.ratio() >= cutoff:
            scored.append((matcher.ratio(), possibility))
    return [possibility for _, possibility in _nlargest(n, scored)]


def _lines(tag, lines, begin, end):
    for i in range(begin, end):
        yield f"{tag} {lines[i]}"


def _guide(line, tags):
    """The tags under a line, with the line's own blanks where there is none."""
    text = "".join(c if tag == " " and c.isspace() else tag for c, tag in zip(line, tags))
    return text.rstrip()


class Differ:
    """Compares texts line by line, and similar lines letter by letter."""

    def __init__(self, linejunk=None, charjunk=None):
        self.linejunk = linejunk
        self.charjunk = charjunk

    def compare(self, a, b):
        for tag, i1, i2, j1, j2 in SequenceMatcher(self.linejunk, a, b).get_opcodes():
            if tag == "replace":
                yield from self._fancy_replace(a, i1, i2, b, j1, j2)
            elif tag == "delete":
                yield from _lines("-", a, i1, i2)
            elif tag == "insert":
                yield from _lines("+", b, j1, j2)
            else:
                yield from _lines(" ", a, i1, i2)

    def _most_similar(self, matcher, a, candidates):
        """The candidate line of a that is most like the matcher's second line; None if none is similar enough."""
        best, best_ratio = None, 0.74999
        for i in candidates:
            matcher.set_seq1(a[i])
            if (matcher.real_quick_ratio() > best_ratio and matcher.quick_ratio() > best_ratio
                    and matcher.ratio() > best_ratio):
                best, best_ratio = i, matcher.ratio()
        return best

    def _fancy_replace(self, a, alo, ahi, b, blo, bhi):
        """Pairs lines up that are similar; what lies between the pairs is deleted and inserted."""
        window = 10
        matcher = SequenceMatcher(self.charjunk)
        done_i, done_j = alo, blo
        for j in range(blo, bhi):
            matcher.set_seq2(b[j])
            expected = alo + (j - blo)
            candidates = range(max(expected - window, done_i), min(expected + window + 1, ahi))
            if not candidates:
                break
            i = self._most_similar(matcher, a, candidates)
            if i is None:
                continue
            yield from self._plain_replace(a, done_i, i, b, done_j, j)
            if a[i] == b[j]:
                yield "  " + a[i]
            else:
                yield from self._compare_lines(matcher, a[i], b[j])
            done_i, done_j = i + 1, j + 1
        yield from self._plain_replace(a, done_i, ahi, b, done_j, bhi)

    def _plain_replace(self, a, alo, ahi, b, blo, bhi):
        """All of one block, then all of the other: the shorter one first, the deleted one if they are equal."""
        blocks = [_lines("-", a, alo, ahi), _lines("+", b, blo, bhi)]
        if bhi - blo < ahi - alo and blo < bhi:
            blocks.reverse()
        for block in blocks:
            yield from block

    def _compare_lines(self, matcher, a_line, b_line):
        a_tags = b_tags = ""
        matcher.set_seqs(a_line, b_line)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                a_tags += " " * (i2 - i1)
                b_tags += " " * (j2 - j1)
            else:
                a_tags += ("^" if tag == "replace" else "-") * (i2 - i1)
                b_tags += ("^" if tag == "replace" else "+") * (j2 - j1)
        for sign, line, tags in (("-", a_line, a_tags), ("+", b_line, b_tags)):
            yield f"{sign} {line}"
            guide = _guide(line, tags)
            if guide:
                yield f"? {guide}\n"


def IS_LINE_JUNK(line, pat=None):
    if pat is None:
        return line.strip() in ("", "#")
    return pat(line) is not None


def IS_CHARACTER_JUNK(ch, ws=" \t"):
    return ch in ws


def ndiff(a, b, linejunk=None, charjunk=IS_CHARACTER_JUNK):
    return Differ(linejunk, charjunk).compare(a, b)


def restore(delta, which):
    """One of the two texts (1 or 2) that a delta of ndiff was made of."""
    try:
        tag = {1: "- ", 2: "+ "}[int(which)]
    except KeyError:
        raise ValueError(f"unknown delta choice (must be 1 or 2): {which!r}") from None
    for line in delta:
        if line[:2] in ("  ", tag):
            yield line[2:]


def _check_types(a, b, *texts):
    for lines in (a, b):
        if lines and not isinstance(lines[0], str):
            raise TypeError(f"lines to compare must be str, not {type(lines[0]).__name__} ({lines[0]!r})")
    for lines in (a, b):
        if isinstance(lines, str):
            raise TypeError(f"input must be a sequence of strings, not {type(lines).__name__}")
    for text in texts:
        if not isinstance(text, str):
            raise TypeError(f"all arguments must be str, not: {text!r}")


def _header(first, second, fromfile, tofile, fromfiledate, tofiledate, lineterm):
    for sign, name, date in ((first, fromfile, fromfiledate), (second, tofile, tofiledate)):
        yield f"{sign} {name}{chr(9) + date if date else ''}{lineterm}"


def _unified_range(begin, end):
    if end - begin == 1:
        return f"{begin + 1}"
    return f"{begin + (end > begin)},{end - begin}"


def unified_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _header("---", "+++", fromfile, tofile, fromfiledate, tofiledate, lineterm)
        first, last = group[0], group[-1]
        yield f"@@ -{_unified_range(first[1], last[2])} +{_unified_range(first[3], last[4])} @@{lineterm}"
        for tag, i1, i2, j1, j2 in group:
            if tag == "equal":
                for line in a[i1:i2]:
                    yield " " + line
                continue
            for line in a[i1:i2]:
                yield "-" + line
            for line in b[j1:j2]:
                yield "+" + line


def _context_range(begin, end):
    if end - begin <= 1:
        return f"{begin + (end > begin)}"
    return f"{begin + 1},{end}"


_CONTEXT_SIGNS = {"insert": "+ ", "delete": "- ", "replace": "! ", "equal": "  "}


def context_diff(a, b, fromfile="", tofile="", fromfiledate="", tofiledate="", n=3, lineterm="\n"):
    _check_types(a, b, fromfile, tofile, fromfiledate, tofiledate, lineterm)
    started = False
    for group in SequenceMatcher(None, a, b).get_grouped_opcodes(n):
        if not started:
            started = True
            yield from _header("***", "---", fromfile, tofile, fromfiledate, tofiledate, lineterm)
        first, last = group[0], group[-1]
        tags = {code[0] for code in group}
        yield "***************" + lineterm
        yield f"*** {_context_range(first[1], last[2])} ****{lineterm}"
        if tags & {"replace", "delete"}:
            for tag, i1, i2, _, _ in group:
                if tag != "insert":
                    for line in a[i1:i2]:
                        yield _CONTEXT_SIGNS[tag] + line
        yield f"--- {_context_range(first[3], last[4])} ----{lineterm}"
        if tags & {"replace", "insert"}:
            for tag, _, _, j1, j2 in group:
                if tag != "delete":
                    for line in b[j1:j2]:
                        yield _CONTEXT_SIGNS[tag] + line


def diff_bytes(dfunc, a, b, fromfile=b"", tofile=b"", fromfiledate=b"", tofiledate=b"", n=3, lineterm=b"\n"):
    def decode(text):
        try:
            return text.decode("ascii", "surrogateescape")
        except AttributeError as error:
            raise TypeError(f"all arguments must be bytes, not {type(text).__name__} ({text!r})") from error

    a = [decode(line) for line in a]
    b = [decode(line) for line in b]
    names = [decode(text) for text in (fromfile, tofile, fromfiledate, tofiledate)]
    for line in dfunc(a, b, *names, n, decode(lineterm)):
        yield line.encode("ascii", "surrogateescape")
