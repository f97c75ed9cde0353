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


def format_exception(exc, /, value=_missing, tb=_missing, limit=None, chain=True, **_):
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _format_exception(exc, chain)


def print_exception(exc, /, value=_missing, tb=_missing, limit=None, file=None, chain=True, **_):
    _write(format_exception(exc, value, tb, limit, chain), file)


def format_exception_only(exc, /, value=_missing, *, show_group=False, **_):
    exc = _exception_of(exc, value)
    if exc is None:
        return ["NoneType: None\n"]
    return _format_exception_only(exc, False)


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


class TracebackException:
    def __init__(self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False,
                 compact=False, max_group_width=15, max_group_depth=10, save_exc_type=True):
        self._lines = _format_exception(exc_value, True)
        self._unchained = _format_exception(exc_value, False)
        self._only = _format_exception_only(exc_value, exc_traceback is not None)
        self._text = str(exc_value)
        self.exc_type = exc_type
        self.exc_type_str = self._only[0].rstrip("\n").split(":")[0] if self._only else ""
        self.stack = extract_tb(exc_traceback, limit)
        self.__suppress_context__ = exc_value.__suppress_context__
        self.__notes__ = getattr(exc_value, "__notes__", None)
        linked = lambda exc: None if exc is None else TracebackException.from_exception(exc)
        self.__cause__ = linked(exc_value.__cause__)
        self.__context__ = linked(exc_value.__context__)
        self.exceptions = None
        if isinstance(exc_value, BaseExceptionGroup):
            self.exceptions = [TracebackException.from_exception(exc) for exc in exc_value.exceptions]

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._text

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return self._lines == other._lines
        return NotImplemented

    def format_exception_only(self, *, show_group=False, **_):
        yield from self._only

    def format(self, *, chain=True, **_):
        yield from self._lines if chain else self._unchained

    def print(self, *, file=None, chain=True, **_):
        _write(self.format(chain=chain), file)
