"""TestLoader: finds the tests of a class or a module. Discovery reads folders, which this engine does not."""
import functools
import inspect
import sys
import traceback
import types

from unittest import case, suite, util

__unittest = True


class _FailedTest(case.TestCase):
    """Stands for a test that could not be loaded: it raises the reason."""
    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

        def fail():
            raise self._exception
        return fail


def _is_test_class(obj):
    return (isinstance(obj, type) and issubclass(obj, case.TestCase)
            and obj not in (case.TestCase, case.FunctionTestCase) and not inspect.isabstract(obj))


class TestLoader:
    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. "
                            "Maybe you meant to derive from TestCase?")
        names = []
        if _is_test_class(testCaseClass):
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        objects = (getattr(module, name) for name in dir(module))
        tests = self.suiteClass([self.loadTestsFromTestCase(obj) for obj in objects if _is_test_class(obj)])
        load_tests = getattr(module, "load_tests", None)
        if load_tests is None:
            return tests
        try:
            return load_tests(self, tests, pattern)
        except Exception as error:
            return self._failed(module.__name__, error, f"Failed to call load_tests:\n{traceback.format_exc()}")

    def _failed(self, name, error, message):
        self.errors.append(message)
        return self.suiteClass((_FailedTest(name, error),))

    def _find_module(self, name):
        """The module that a dotted name begins with, and the rest of the name as a list. Raises ImportError."""
        parts = name.split(".")
        for size in range(len(parts), 0, -1):
            try:
                namespace = {}
                _run_source(f"import {'.'.join(parts[:size])}", namespace)
            except ImportError:
                if size == 1:
                    raise
            else:
                return namespace[parts[0]], parts[1:]

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        if module is None:
            try:
                module, parts = self._find_module(name)
            except ImportError:
                message = f"Failed to import test module: {parts[0]}\n{traceback.format_exc()}"
                return self._failed(parts[0], ImportError(message), message)
        obj, parent = module, None
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as error:
                return self._failed(part, error, f"Failed to access attribute:\n{traceback.format_exc()}")
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if isinstance(obj, type) and issubclass(obj, case.TestCase):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            if inspect.isabstract(parent):
                raise TypeError(f"Cannot instantiate abstract test case {parent.__name__}")
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        made = obj()
        if isinstance(made, suite.TestSuite):
            return made
        if isinstance(made, case.TestCase):
            return self.suiteClass([made])
        raise TypeError(f"calling {obj} returned {made}, not a test")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        from fnmatch import fnmatchcase

        def is_included(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            full_name = f"{util.strclass(testCaseClass)}.{name}"
            return self.testNamePatterns is None or any(fnmatchcase(full_name, each) for each in self.testNamePatterns)

        names = list(filter(is_included, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        raise NotImplementedError("test discovery reads folders, which programs in Awaitscope can't")


defaultTestLoader = TestLoader()
