"""The assertions of TestCase."""
import collections
import re
import traceback
import types
import warnings

from unittest.util import _common_shorten_repr, _count_diff_all_purpose, _count_diff_hashable, safe_repr

__unittest = True


def _is_subtype(expected, base):
    if isinstance(expected, tuple):
        return all(_is_subtype(each, base) for each in expected)
    return isinstance(expected, type) and issubclass(expected, base)


def _name_of(thing):
    return getattr(thing, "__name__", None) or str(thing)


class _Context:
    """What `with self.assert…(…)` enters."""

    def __init__(self, test_case):
        self.test_case = test_case
        self.msg = None

    def _raiseFailure(self, standard_message):
        raise self.test_case.failureException(self.test_case._formatMessage(self.msg, standard_message))


class _AssertRaisesBaseContext(_Context):
    def __init__(self, expected, test_case, expected_regex=None):
        super().__init__(test_case)
        self.expected = expected
        self.expected_regex = None if expected_regex is None else re.compile(expected_regex)
        self.obj_name = None

    def handle(self, name, args, kwargs):
        """The context itself if nothing is to be called, else None."""
        if not _is_subtype(self.expected, self._base_type):
            raise TypeError(f"{name}() arg 1 must be {self._base_type_str}")
        if not args:
            self.msg = kwargs.pop("msg", None)
            if kwargs:
                raise TypeError(f"{next(iter(kwargs))!r} is an invalid keyword argument for this function")
            return self
        function, *args = args
        self.obj_name = _name_of(function)
        with self:
            function(*args, **kwargs)

    def _missing(self, verb):
        by = f" by {self.obj_name}" if self.obj_name else ""
        self._raiseFailure(f"{_name_of(self.expected)} not {verb}{by}")

    def _check_text(self, value):
        if self.expected_regex is not None and not self.expected_regex.search(str(value)):
            self._raiseFailure(f'"{self.expected_regex.pattern}" does not match "{value}"')


class _AssertRaisesContext(_AssertRaisesBaseContext):
    _base_type = BaseException
    _base_type_str = "an exception type or tuple of exception types"

    def __enter__(self):
        return self

    def __exit__(self, exc_type, exc_value, tb):
        if exc_type is None:
            self._missing("raised")
        traceback.clear_frames(tb)
        if not issubclass(exc_type, self.expected):
            return False
        self.exception = exc_value.with_traceback(None)
        self._check_text(exc_value)
        return True

    __class_getitem__ = classmethod(types.GenericAlias)


class _AssertWarnsContext(_AssertRaisesBaseContext):
    _base_type = Warning
    _base_type_str = "a warning type or tuple of warning types"

    def __enter__(self):
        self.warnings_manager = warnings.catch_warnings(record=True)
        self.warnings = self.warnings_manager.__enter__()
        warnings.simplefilter("always", self.expected)
        return self

    def __exit__(self, exc_type, exc_value, tb):
        self.warnings_manager.__exit__(exc_type, exc_value, tb)
        if exc_type is not None:
            return
        first = None
        for caught in self.warnings:
            warning = caught.message
            if not isinstance(warning, self.expected):
                continue
            if first is None:
                first = warning
            if self.expected_regex is not None and not self.expected_regex.search(str(warning)):
                continue
            self.warning = warning
            self.filename = caught.filename
            self.lineno = caught.lineno
            return
        if first is not None:
            self._check_text(first)
        self._missing("triggered")


class _AssertLogsContext(_Context):
    LOGGING_FORMAT = "%(levelname)s:%(name)s:%(message)s"

    def __init__(self, test_case, logger_name, level, no_logs):
        import logging
        super().__init__(test_case)
        self.logger_name = logger_name
        self.level = logging.getLevelNamesMapping().get(level, level) if level else logging.INFO
        self.no_logs = no_logs

    def __enter__(self):
        import logging
        if isinstance(self.logger_name, logging.Logger):
            logger = self.logger_name
        else:
            logger = logging.getLogger(self.logger_name)
        watcher = collections.namedtuple("_LoggingWatcher", ["records", "output"])([], [])

        class Capture(logging.Handler):
            def emit(self, record):
                watcher.records.append(record)
                watcher.output.append(self.format(record))

        handler = Capture()
        handler.setLevel(self.level)
        handler.setFormatter(logging.Formatter(self.LOGGING_FORMAT))
        self.logger = logger
        self.watcher = watcher
        self.before = logger.handlers[:], logger.level, logger.propagate
        logger.handlers = [handler]
        logger.setLevel(self.level)
        logger.propagate = False
        return None if self.no_logs else watcher

    def __exit__(self, exc_type, exc_value, tb):
        import logging
        handlers, level, propagate = self.before
        self.logger.handlers = handlers
        self.logger.propagate = propagate
        self.logger.setLevel(level)
        if exc_type is not None:
            return False
        if self.no_logs and self.watcher.records:
            self._raiseFailure(f"Unexpected logs found: {self.watcher.output!r}")
        if not self.no_logs and not self.watcher.records:
            self._raiseFailure(f"no logs of level {logging.getLevelName(self.level)} or higher triggered on "
                               f"{self.logger.name}")


def _line_diff(first, second):
    import difflib
    import pprint
    return "\n" + "\n".join(difflib.ndiff(pprint.pformat(first).splitlines(), pprint.pformat(second).splitlines()))


class Assertions:
    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2 ** 16

    # -- Failing ---------------------------------------------------------------------------------------------------

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail_unless(self, condition, msg, standard_message):
        """`standard_message` makes the text: reprs cost time, and most assertions hold."""
        if not condition:
            raise self.failureException(self._formatMessage(msg, standard_message()))

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        return standardMsg if msg is None else f"{standardMsg} : {msg}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return f"{message}\nDiff is {len(diff)} characters long. Set self.maxDiff to None to see it."

    # -- Truth, identity, order ------------------------------------------------------------------------------------

    def assertTrue(self, expr, msg=None):
        self._fail_unless(expr, msg, lambda: f"{safe_repr(expr)} is not true")

    def assertFalse(self, expr, msg=None):
        self._fail_unless(not expr, msg, lambda: f"{safe_repr(expr)} is not false")

    def assertIs(self, expr1, expr2, msg=None):
        self._fail_unless(expr1 is expr2, msg, lambda: f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        self._fail_unless(expr1 is not expr2, msg, lambda: f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        self._fail_unless(obj is None, msg, lambda: f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        self._fail_unless(obj is not None, msg, lambda: "unexpectedly None")

    def assertIn(self, member, container, msg=None):
        self._fail_unless(member in container, msg, lambda: f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        self._fail_unless(member not in container, msg,
                          lambda: f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertLess(self, a, b, msg=None):
        self._fail_unless(a < b, msg, lambda: f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        self._fail_unless(a <= b, msg, lambda: f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        self._fail_unless(a > b, msg, lambda: f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        self._fail_unless(a >= b, msg, lambda: f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # -- Classes and attributes ------------------------------------------------------------------------------------

    def assertIsInstance(self, obj, cls, msg=None):
        any_of = "any of " if isinstance(cls, tuple) else ""
        self._fail_unless(isinstance(obj, cls), msg, lambda: f"{safe_repr(obj)} is not an instance of {any_of}{cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next(each for each in cls if isinstance(obj, each))
            self.fail(self._formatMessage(msg, f"{safe_repr(obj)} is an instance of {cls!r}"))

    def _issubclass(self, cls, superclass, msg):
        try:
            return issubclass(cls, superclass)
        except TypeError:
            if not isinstance(cls, type):
                self.fail(self._formatMessage(msg, f"{cls!r} is not a class"))
            raise

    def assertIsSubclass(self, cls, superclass, msg=None):
        any_of = "any of " if isinstance(superclass, tuple) else ""
        self._fail_unless(self._issubclass(cls, superclass, msg), msg,
                          lambda: f"{cls!r} is not a subclass of {any_of}{superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        if self._issubclass(cls, superclass, msg):
            if isinstance(superclass, tuple):
                superclass = next(each for each in superclass if issubclass(cls, each))
            self.fail(self._formatMessage(msg, f"{cls!r} is a subclass of {superclass!r}"))

    def _owner(self, obj):
        if isinstance(obj, types.ModuleType):
            return f"module {obj.__name__!r}"
        if isinstance(obj, type):
            return f"type object {obj.__name__!r}"
        return f"{type(obj).__name__!r} object"

    def assertHasAttr(self, obj, name, msg=None):
        self._fail_unless(hasattr(obj, name), msg, lambda: f"{self._owner(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        self._fail_unless(not hasattr(obj, name), msg,
                          lambda: f"{self._owner(obj)} has unexpected attribute {name!r}")

    # -- Equality --------------------------------------------------------------------------------------------------

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            asserter = self._type_equality_funcs.get(type(first))
            if asserter is not None:
                return getattr(self, asserter) if isinstance(asserter, str) else asserter
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        self._fail_unless(first == second, msg, lambda: "{} != {}".format(*_common_shorten_repr(first, second)))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        self._fail_unless(first != second, msg, lambda: f"{safe_repr(first)} == {safe_repr(second)}")

    def _difference(self, first, second, places, delta):
        """(whether the numbers are almost equal, how that is said, the difference)"""
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            return diff <= delta, f"{safe_repr(delta)} delta", diff
        places = 7 if places is None else places
        return round(diff, places) == 0, f"{places!r} places", diff

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        almost, within, diff = self._difference(first, second, places, delta)
        self._fail_unless(almost, msg, lambda: f"{safe_repr(first)} != {safe_repr(second)} within {within} "
                                               f"({safe_repr(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        almost, within, diff = self._difference(first, second, places, delta)
        suffix = f" ({safe_repr(diff)} difference)" if delta is not None else ""
        self._fail_unless(first != second and not almost, msg,
                          lambda: f"{safe_repr(first)} == {safe_repr(second)} within {within}{suffix}")

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        name = "sequence"
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        for which, seq in (("First", seq1), ("Second", seq2)):
            try:
                len(seq)
            except (TypeError, NotImplementedError):
                text = f"{which} {name} has no length.    Non-sequence?"
                break
        else:
            if seq1 == seq2:
                return
            text = self._describe_difference(seq1, seq2, name, seq_type)
            if text is None:
                return
        self.fail(self._formatMessage(msg, self._truncateMessage(text, _line_diff(seq1, seq2))))

    def _describe_difference(self, seq1, seq2, name, seq_type):
        """None if it is only the type that differs."""
        text = "{}s differ: {} != {}\n".format(name.capitalize(), *_common_shorten_repr(seq1, seq2))
        sizes = len(seq1), len(seq2)
        unable = (TypeError, IndexError, NotImplementedError)
        for i in range(min(sizes)):
            try:
                which = "first"
                item1 = seq1[i]
                which = "second"
                item2 = seq2[i]
            except unable:
                text += f"\nUnable to index element {i} of {which} {name}\n"
                break
            if item1 != item2:
                text += "\nFirst differing element {}:\n{}\n{}\n".format(i, *_common_shorten_repr(item1, item2))
                break
        else:
            if sizes[0] == sizes[1] and seq_type is None and type(seq1) != type(seq2):
                return None
        if sizes[0] != sizes[1]:
            which, longer = ("First", seq1) if sizes[0] > sizes[1] else ("Second", seq2)
            start = min(sizes)
            text += f"\n{which} {name} contains {max(sizes) - start} additional elements.\n"
            try:
                text += f"First extra element {start}:\n{safe_repr(longer[start])}\n"
            except unable:
                text += f"Unable to index element {start} of {which.lower()} {name}\n"
        return text

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def _set_difference(self, set1, set2, which):
        try:
            return set1.difference(set2)
        except TypeError as error:
            self.fail(f"invalid type when attempting set difference: {error}")
        except AttributeError as error:
            self.fail(f"{which} argument does not support set difference: {error}")

    def assertSetEqual(self, set1, set2, msg=None):
        only_first = self._set_difference(set1, set2, "first")
        only_second = self._set_difference(set2, set1, "second")
        lines = []
        for items, one, other in ((only_first, "first", "second"), (only_second, "second", "first")):
            if items:
                lines.append(f"Items in the {one} set but not the {other}:")
                lines.extend(map(repr, items))
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            text = "{} != {}".format(*_common_shorten_repr(d1, d2))
            self.fail(self._formatMessage(msg, self._truncateMessage(text, _line_diff(d1, d2))))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        try:
            if collections.Counter(first) == collections.Counter(second):
                return
            differences = _count_diff_hashable(first, second)
        except TypeError:
            differences = _count_diff_all_purpose(first, second)
        if differences:
            lines = [f"First has {actual}, Second has {expected}:  {value!r}" for actual, expected, value in differences]
            text = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, text))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        import difflib
        texts = [first, second]
        # The last lines look the same whether both, one or none of the texts ends in a line feed.
        if not all(text.endswith("\n") for text in texts if text):
            texts = [text + "\n" if text else text for text in texts]
        lines = [text.splitlines(keepends=True) for text in texts]
        text = "{} != {}".format(*_common_shorten_repr(first, second))
        self.fail(self._formatMessage(msg, self._truncateMessage(text, "\n" + "".join(difflib.ndiff(*lines)))))

    # -- Texts -----------------------------------------------------------------------------------------------------

    def assertRegex(self, text, expected_regex, msg=None):
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        self._fail_unless(expected_regex.search(text), msg,
                          lambda: f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        self._fail_unless(not match, msg,
                          lambda: f"Regex matched: {match.group()!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def _has_tail(self, s, tails, method, msg):
        try:
            return getattr(s, method)(tails)
        except (AttributeError, TypeError):
            for tail in tails if isinstance(tails, tuple) else (tails,):
                for kind, name in ((str, "str"), ((bytes, bytearray), "bytes")):
                    if isinstance(tail, kind) and not isinstance(s, kind):
                        self.fail(self._formatMessage(msg, f"Expected {name}, not {type(s).__name__}"))
            raise

    def _assert_tail(self, s, tails, method, verb, msg):
        any_of = "any of " if isinstance(tails, tuple) else ""
        self._fail_unless(self._has_tail(s, tails, method, msg), msg,
                          lambda: f"{safe_repr(s, short=True)} doesn't {verb} with {any_of}{safe_repr(tails)}")

    def _assert_no_tail(self, s, tails, method, verb, msg):
        if self._has_tail(s, tails, method, msg):
            if isinstance(tails, tuple):
                tails = next(tail for tail in tails if getattr(s, method)(tail))
            self.fail(self._formatMessage(msg, f"{safe_repr(s, short=True)} {verb}s with {safe_repr(tails)}"))

    def assertStartsWith(self, s, prefix, msg=None):
        self._assert_tail(s, prefix, "startswith", "start", msg)

    def assertNotStartsWith(self, s, prefix, msg=None):
        self._assert_no_tail(s, prefix, "startswith", "start", msg)

    def assertEndsWith(self, s, suffix, msg=None):
        self._assert_tail(s, suffix, "endswith", "end", msg)

    def assertNotEndsWith(self, s, suffix, msg=None):
        self._assert_no_tail(s, suffix, "endswith", "end", msg)

    # -- Exceptions, warnings, logs --------------------------------------------------------------------------------

    def assertRaises(self, expected_exception, *args, **kwargs):
        return _AssertRaisesContext(expected_exception, self).handle("assertRaises", args, kwargs)

    def assertRaisesRegex(self, expected_exception, expected_regex, *args, **kwargs):
        context = _AssertRaisesContext(expected_exception, self, expected_regex)
        return context.handle("assertRaisesRegex", args, kwargs)

    def assertWarns(self, expected_warning, *args, **kwargs):
        return _AssertWarnsContext(expected_warning, self).handle("assertWarns", args, kwargs)

    def assertWarnsRegex(self, expected_warning, expected_regex, *args, **kwargs):
        context = _AssertWarnsContext(expected_warning, self, expected_regex)
        return context.handle("assertWarnsRegex", args, kwargs)

    def assertLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=False)

    def assertNoLogs(self, logger=None, level=None):
        return _AssertLogsContext(self, logger, level, no_logs=True)
