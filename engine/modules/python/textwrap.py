"""Filling and indenting of plain text."""

__all__ = ["TextWrapper", "wrap", "fill", "dedent", "indent", "shorten"]

_BLANKS = "\t\n\x0b\x0c\r "


def _is_word_character(c):
    return c.isalnum() or c in "_!\"'&.,?"


def _split_blanks(text):
    chunks, i = [], 0
    while i < len(text):
        blank = text[i] in _BLANKS
        start = i
        while i < len(text) and (text[i] in _BLANKS) == blank:
            i += 1
        chunks.append(text[start:i])
    return chunks


def _split_hyphens(word):
    """Where a word without blanks may be broken: after hyphens between letters, and around long dashes."""
    pieces, start, i = [], 0, 0
    size = len(word)
    while i < size:
        if word[i] != "-":
            i += 1
            continue
        end = i
        while end < size and word[end] == "-":
            end += 1
        if end - i >= 2:
            before, after = word[i - 1:i], word[end:end + 1]
            if before and _is_word_character(before) and after and (after.isalnum() or after == "_"):
                if i > start:
                    pieces.append(word[start:i])
                pieces.append(word[i:end])
                start = end
        elif (i - start >= 2 and word[i - 1].isalpha() and word[i - 2].isalpha()
              or i - start >= 3 and word[i - 2] == "-" and word[i - 1].isalpha()) and \
                (word[end:end + 1].isalpha() and (word[end + 1:end + 2].isalpha() or word[end + 1:end + 2] == "-")):
            pieces.append(word[start:end])
            start = end
        i = end
    if start < size:
        pieces.append(word[start:])
    return pieces


class TextWrapper:
    def __init__(self, width=70, initial_indent="", subsequent_indent="", expand_tabs=True, replace_whitespace=True,
                 fix_sentence_endings=False, break_long_words=True, drop_whitespace=True, break_on_hyphens=True,
                 tabsize=8, *, max_lines=None, placeholder=" [...]"):
        self.width = width
        self.initial_indent = initial_indent
        self.subsequent_indent = subsequent_indent
        self.expand_tabs = expand_tabs
        self.replace_whitespace = replace_whitespace
        self.fix_sentence_endings = fix_sentence_endings
        self.break_long_words = break_long_words
        self.drop_whitespace = drop_whitespace
        self.break_on_hyphens = break_on_hyphens
        self.tabsize = tabsize
        self.max_lines = max_lines
        self.placeholder = placeholder

    def _split(self, text):
        if self.expand_tabs:
            text = text.expandtabs(self.tabsize)
        if self.replace_whitespace:
            text = "".join([" " if c in _BLANKS else c for c in text])
        chunks = []
        for chunk in _split_blanks(text):
            if chunk[0] in _BLANKS or not self.break_on_hyphens:
                chunks.append(chunk)
            else:
                chunks.extend(_split_hyphens(chunk))
        return chunks

    def _fix_sentence_endings(self, chunks):
        for i in range(len(chunks) - 1):
            word = chunks[i].rstrip("\"'")
            if chunks[i + 1] == " " and len(word) >= 2 and word[-1] in ".!?" and word[-2].islower():
                chunks[i + 1] = "  "

    def _break_long(self, chunks, line, length, width):
        space = 1 if width < 1 else width - length
        if not self.break_long_words:
            if not line:
                line.append(chunks.pop())
            return
        chunk = chunks[-1]
        end = space
        if self.break_on_hyphens and len(chunk) > space:
            hyphen = chunk.rfind("-", 0, space)
            if hyphen > 0 and any(c != "-" for c in chunk[:hyphen]):
                end = hyphen + 1
        line.append(chunk[:end])
        chunks[-1] = chunk[end:]

    def wrap(self, text):
        if self.width <= 0:
            raise ValueError(f"invalid width {self.width!r} (must be > 0)")
        if self.max_lines is not None:
            indent = self.subsequent_indent if self.max_lines > 1 else self.initial_indent
            if len(indent) + len(self.placeholder.lstrip()) > self.width:
                raise ValueError("placeholder too large for max width")
        chunks = self._split(text)
        if self.fix_sentence_endings:
            self._fix_sentence_endings(chunks)
        chunks.reverse()
        lines = []
        while chunks:
            line, length = [], 0
            indent = self.subsequent_indent if lines else self.initial_indent
            width = self.width - len(indent)
            if self.drop_whitespace and lines and chunks[-1].strip() == "":
                chunks.pop()
            while chunks and length + len(chunks[-1]) <= width:
                length += len(chunks[-1])
                line.append(chunks.pop())
            if chunks and len(chunks[-1]) > width:
                self._break_long(chunks, line, length, width)
                length = sum(map(len, line))
            if self.drop_whitespace and line and line[-1].strip() == "":
                length -= len(line.pop())
            if not line:
                continue
            fits = self.max_lines is None or len(lines) + 1 < self.max_lines or \
                (not chunks or self.drop_whitespace and len(chunks) == 1 and not chunks[0].strip()) and length <= width
            if fits:
                lines.append(indent + "".join(line))
            else:
                self._truncate(lines, line, length, width, indent)
                break
        return lines

    def _truncate(self, lines, line, length, width, indent):
        while line:
            if line[-1].strip() and length + len(self.placeholder) <= width:
                line.append(self.placeholder)
                lines.append(indent + "".join(line))
                return
            length -= len(line.pop())
        if lines:
            last = lines[-1].rstrip()
            if len(last) + len(self.placeholder) <= self.width:
                lines[-1] = last + self.placeholder
                return
        lines.append(indent + self.placeholder.lstrip())

    def fill(self, text):
        return "\n".join(self.wrap(text))


def wrap(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).wrap(text)


def fill(text, width=70, **kwargs):
    return TextWrapper(width=width, **kwargs).fill(text)


def shorten(text, width, **kwargs):
    return TextWrapper(width=width, max_lines=1, **kwargs).fill(" ".join(text.strip().split()))


def dedent(text):
    lines = text.split("\n")
    filled = [line for line in lines if line and not line.isspace()]
    margin = ""
    if filled:
        low, high = min(filled), max(filled)
        while len(margin) < len(low) and margin + low[len(margin)] == high[:len(margin) + 1] and \
                low[len(margin)] in " \t":
            margin += low[len(margin)]
    return "\n".join([line[len(margin):] if line and not line.isspace() else "" for line in lines])


def indent(text, prefix, predicate=None):
    wanted = predicate or (lambda line: not line.isspace())
    return "".join([prefix + line if wanted(line) else line for line in text.splitlines(True)])
