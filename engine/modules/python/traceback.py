"""Printing of exceptions and stacks. The text itself is made by the engine, which prints uncaught exceptions too."""
import sys

_REPEATED = 3
_missing = object()


def _exception_of(exc, value):
    return exc if value is _missing else value


def _write(lines, file):
    target = sys.stderr if file is None else file
    for line in lines:
        target.write(line)


def _parsed(exc, value, tb):
    """(exception, its traceback) of the two ways in which these functions are called."""
    if value is _missing:
        return exc, None if exc is None else exc.__traceback__
    return value, None if tb is _missing else tb


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **_):
    exc, tb = _parsed(exc, value, tb)
    if exc is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(exc), exc, tb, limit=limit).format(chain=chain))


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **_):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_missing, *, show_group=False, **_):
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return list(TracebackException(type(exc), exc, None).format_exception_only(show_group=show_group))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


class FrameSummary:
    def __init__(self, filename, lineno, name, *, lookup_line=True, locals=None, line=None,
                 end_lineno=None, colno=None, end_colno=None, **_):
        self.filename = filename
        self.lineno = lineno
        self.name = name
        self.line = line.strip() if line is not None else None
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.locals = locals
        self._text = None

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return tuple(self) == tuple(other)
        if isinstance(other, tuple):
            return tuple(self) == other
        return NotImplemented

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter([self.filename, self.lineno, self.name, self.line])

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"

    def _format(self):
        if self._text is not None:
            return self._text
        text = f'  File "{self.filename}", line {self.lineno}, in {self.name}\n'
        if self.line:
            text += f"    {self.line.strip()}\n"
        return text


def _summaries(described):
    summaries = []
    for filename, lineno, name, line, end_lineno, colno, end_colno, text in described:
        summary = FrameSummary(filename, lineno, name, line=line, end_lineno=end_lineno, colno=colno,
                               end_colno=end_colno)
        summary._text = text
        summaries.append(summary)
    return summaries


def _limited(summaries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
    if limit is None:
        return summaries
    return summaries[:limit] if limit >= 0 else summaries[limit:]


class StackSummary(list):
    @classmethod
    def from_list(cls, entries):
        result = cls()
        for entry in entries:
            if isinstance(entry, FrameSummary):
                result.append(entry)
            else:
                filename, lineno, name, line = entry
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format(self, **_):
        lines = []
        last = None
        count = 0

        def close():
            if count > _REPEATED:
                more = count - _REPEATED
                lines.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for summary in self:
            key = (summary.filename, summary.lineno, summary.name)
            if key != last:
                close()
                last, count = key, 0
            count += 1
            if count <= _REPEATED:
                lines.append(summary._format())
        close()
        return lines


def extract_tb(tb, limit=None):
    return StackSummary.from_list(_limited(_summaries(_describe_traceback(tb)), limit))


def extract_stack(f=None, limit=None):
    summaries = _summaries(_describe_stack())
    for summary in summaries:
        summary._text = None  # a running frame is shown without markers
    if limit is not None:
        summaries = summaries[-limit:] if limit >= 0 else summaries[:-limit]
    return StackSummary.from_list(summaries)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    _write(format_list(extracted_list), file)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    _write(format_tb(tb, limit), file)


def format_stack(f=None, limit=None):
    return extract_stack(f, limit).format()


def print_stack(f=None, limit=None, file=None):
    _write(format_stack(f, limit), file)


def walk_tb(tb):
    while tb is not None:
        yield tb.tb_frame, tb.tb_lineno
        tb = tb.tb_next


def clear_frames(tb):
    while tb is not None:
        try:
            tb.tb_frame.clear()
        except RuntimeError:
            pass
        tb = tb.tb_next


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class _Margin:
    """How deep in groups the text stands, and whether the innermost group's frame is still to be closed."""

    def __init__(self):
        self.depth = 0
        self.need_close = False

    def indent(self):
        return " " * (2 * self.depth)

    def emit(self, texts, bar="|"):
        prefix = f"{self.indent()}{bar} " if self.depth else ""
        for text in [texts] if isinstance(texts, str) else texts:
            if prefix:
                text = "".join(prefix + line for line in text.splitlines(True))
            yield text


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None):
        seen = _seen or set()
        seen.add(id(exc_value))
        self.max_group_width = max_group_width
        self.max_group_depth = max_group_depth
        self.stack = StackSummary() if exc_traceback is None else extract_tb(exc_traceback, limit)
        self._only = _format_exception_only(exc_value, exc_traceback is not None)
        self._text = str(exc_value)
        self._type = exc_type
        self.exc_type_str = self._only[0].rstrip("\n").split(":")[0] if self._only else ""
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, "__notes__", None)

        def linked(exc):
            if exc is None or id(exc) in seen:
                return None
            return TracebackException(type(exc), exc, exc.__traceback__, limit=limit, max_group_width=max_group_width,
                                      max_group_depth=max_group_depth, _seen=seen)
        self.__cause__ = linked(exc_value.__cause__)
        self.__context__ = linked(exc_value.__context__)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException(type(exc), exc, exc.__traceback__, limit=limit,
                                                  max_group_width=max_group_width, max_group_depth=max_group_depth,
                                                  _seen=seen) for exc in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    @property
    def exc_type(self):
        import warnings
        warnings.warn("Deprecated in 3.13. Use exc_type_str instead.", DeprecationWarning)
        return self._type

    def __str__(self):
        return self._text

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self.__dict__ == other.__dict__
        return NotImplemented

    def format_exception_only(self, *, show_group=False, _depth=0, **_):
        indent = 3 * _depth * " "
        for text in self._only:
            yield indent + text
        if show_group:
            for exc in self.exceptions or ():
                yield from exc.format_exception_only(show_group=True, _depth=_depth + 1)

    def _chain(self, chain):
        """(what stands above, exception), from the one that is printed last."""
        links = [(None, self)]
        while chain:
            exc = links[-1][1]
            if exc.__cause__ is not None:
                link = _CAUSE, exc.__cause__
            elif exc.__context__ is not None and not exc.__suppress_context__:
                link = _CONTEXT, exc.__context__
            else:
                break
            links[-1] = link[0], exc
            links.append((None, link[1]))
        return links

    def format(self, *, chain=True, _margin=None, **_):
        margin = _margin or _Margin()
        for above, exc in reversed(self._chain(chain)):
            if above is not None:
                yield from margin.emit(above)
            if exc.exceptions is None:
                if exc.stack:
                    yield from margin.emit("Traceback (most recent call last):\n")
                    yield from margin.emit(exc.stack.format())
                yield from margin.emit(exc.format_exception_only())
            elif margin.depth > self.max_group_depth:
                yield from margin.emit(f"... (max_group_depth is {self.max_group_depth})\n")
            else:
                yield from exc._format_group(chain, margin)

    def _format_group(self, chain, margin):
        outermost = margin.depth == 0
        if outermost:
            margin.depth = 1
        if self.stack:
            yield from margin.emit("Exception Group Traceback (most recent call last):\n", "+" if outermost else "|")
            yield from margin.emit(self.stack.format())
        yield from margin.emit(self.format_exception_only())
        shown = self.exceptions[:self.max_group_width]
        hidden = len(self.exceptions) - len(shown)
        margin.need_close = False
        count = len(shown) + (hidden > 0)
        for i in range(count):
            last = i == count - 1
            if last:
                margin.need_close = True
            title = i + 1 if i < len(shown) else "..."
            yield f"{margin.indent()}{'+-' if i == 0 else '  '}+---------------- {title} ----------------\n"
            margin.depth += 1
            if i < len(shown):
                yield from shown[i].format(chain=chain, _margin=margin)
            else:
                yield from margin.emit(f"and {hidden} more exception{'s' if hidden > 1 else ''}\n")
            if last and margin.need_close:
                yield f"{margin.indent()}+------------------------------------\n"
                margin.need_close = False
            margin.depth -= 1
        if outermost:
            margin.depth = 0

    def print(self, *, file=None, chain=True, **_):
        _write(self.format(chain=chain), file)
