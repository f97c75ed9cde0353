"""TestSuite: tests in order, with what has to happen before and after those of a class and of a module."""
import sys

from unittest import case
from unittest.util import strclass

__unittest = True


class BaseTestSuite:
    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """A test that has run is dropped, with all that it holds."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


class TestSuite(BaseTestSuite):
    def run(self, result, debug=False):
        outermost = getattr(result, "_testRunEntered", False) is False
        if outermost:
            result._testRunEntered = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._tear_down_previous_class(test, result)
                self._enter_module(test, result)
                self._set_up_class(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or result._moduleSetUpFailed:
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if outermost:
            self._tear_down_previous_class(None, result)
            self._tear_down_module(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _attempt(self, result, function, what, where):
        """Whether the function ran well; what it raised is an error of the run."""
        try:
            function()
        except Exception as error:
            if isinstance(result, _DebugResult):
                raise
            self._add_error(result, sys.exc_info(), what, where)
            return False
        return True

    def _add_error(self, result, info, what, where):
        holder = _ErrorHolder(f"{what} ({where})")
        if isinstance(info[1], case.SkipTest) and hasattr(result, "addSkip"):
            result.addSkip(holder, str(info[1]))
        else:
            result.addError(holder, info)

    def _clean_class_up(self, result, cls, what):
        if not hasattr(cls, "doClassCleanups"):
            return
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            if isinstance(result, _DebugResult):
                raise info[1]
            self._add_error(result, info, what, strclass(cls))

    def _set_up_class(self, test, result):
        cls = test.__class__
        if cls == result._previousTestClass or result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        cls._classSetupFailed = False
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        with _Kept(result):
            if not self._attempt(result, set_up, "setUpClass", strclass(cls)):
                cls._classSetupFailed = True
                self._clean_class_up(result, cls, "setUpClass")

    def _tear_down_previous_class(self, test, result):
        cls = result._previousTestClass
        if cls is None or cls == test.__class__ or getattr(cls, "_classSetupFailed", False):
            return
        if result._moduleSetUpFailed or getattr(cls, "__unittest_skip__", False):
            return
        with _Kept(result):
            if hasattr(cls, "tearDownClass"):
                self._attempt(result, cls.tearDownClass, "tearDownClass", strclass(cls))
            self._clean_class_up(result, cls, "tearDownClass")

    def _enter_module(self, test, result):
        name = test.__class__.__module__
        if result._previousTestClass is not None and name == result._previousTestClass.__module__:
            return
        self._tear_down_module(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is None:
            return
        with _Kept(result):
            if not self._attempt(result, set_up, "setUpModule", name):
                result._moduleSetUpFailed = True
                self._attempt(result, case.doModuleCleanups, "setUpModule", name)

    def _tear_down_module(self, result):
        if result._previousTestClass is None or result._moduleSetUpFailed:
            return
        name = result._previousTestClass.__module__
        module = sys.modules.get(name)
        if module is None:
            return
        with _Kept(result):
            if hasattr(module, "tearDownModule"):
                self._attempt(result, module.tearDownModule, "tearDownModule", name)
            self._attempt(result, case.doModuleCleanups, "tearDownModule", name)


class _Kept:
    """While this is entered, a result that buffers output does so."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        getattr(self.result, "_setupStdout", lambda: None)()

    def __exit__(self, *_):
        getattr(self.result, "_restoreStdout", lambda: None)()


class _ErrorHolder:
    """Stands for a test where the error belongs to none."""
    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _DebugResult:
    """A result that collects nothing: exceptions come out."""
    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
