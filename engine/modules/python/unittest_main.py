"""unittest.main(): runs the tests of a module, as its arguments say."""
import sys

from unittest import loader, runner

__unittest = True

_NO_TESTS_STATUS = 5
_EXAMPLES = """\
Examples:
  %(prog)s                           - run default set of tests
  %(prog)s MyTestSuite               - run suite 'MyTestSuite'
  %(prog)s MyTestCase.testSomething  - run MyTestCase.testSomething
  %(prog)s MyTestCase                - run all 'test*' test methods
                                       in MyTestCase
"""


def _as_pattern(text):
    return text if "*" in text else f"*{text}*"


class TestProgram:
    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None,
                 testLoader=loader.defaultTestLoader, exit=True, verbosity=1, failfast=None, catchbreak=None,
                 buffer=None, warnings=None, *, tb_locals=False, durations=None):
        self.module = sys.modules[module] if isinstance(module, str) else module
        argv = sys.argv if argv is None else argv
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        self.tests = []
        if len(argv) > 1:
            self._make_parser().parse_args(argv[1:], self)
        if self.tests:
            self.testNames = self.tests
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = None if self.defaultTest is None else list(self.defaultTest)
        self.createTests()

    def _make_parser(self):
        import argparse
        parser = argparse.ArgumentParser(prog=self.progName)
        add = parser.add_argument
        add("-v", "--verbose", dest="verbosity", action="store_const", const=2, help="Verbose output")
        add("-q", "--quiet", dest="verbosity", action="store_const", const=0, help="Quiet output")
        add("--locals", dest="tb_locals", action="store_true", help="Show local variables in tracebacks")
        add("--durations", dest="durations", type=int, default=None, metavar="N",
            help="Show the N slowest test cases (N=0 for all)")
        for name, letter, help_text in (("failfast", "f", "Stop on first fail or error"),
                                        ("catchbreak", "c", "Catch Ctrl-C and display results so far"),
                                        ("buffer", "b", "Buffer stdout and stderr during tests")):
            if getattr(self, name) is None:
                long_name = "catch" if name == "catchbreak" else name
                add(f"-{letter}", f"--{long_name}", dest=name, action="store_true", help=help_text)
                setattr(self, name, False)
        add("-k", dest="testNamePatterns", action="append", type=_as_pattern,
            help="Only run tests which match the given substring")
        self.testNamePatterns = []
        add("tests", nargs="*", help="a list of any number of test modules, classes and test methods.")
        parser.print_help = lambda *_: print(parser.format_help() + "\n" + _EXAMPLES % {"prog": self.progName})
        return parser

    def createTests(self):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.testRunner is None:
            self.testRunner = runner.TextTestRunner
        test_runner = self.testRunner
        if isinstance(test_runner, type):
            options = {"verbosity": self.verbosity, "failfast": self.failfast, "buffer": self.buffer,
                       "warnings": self.warnings}
            try:
                try:
                    test_runner = self.testRunner(**options, tb_locals=self.tb_locals, durations=self.durations)
                except TypeError:
                    test_runner = self.testRunner(**options)
            except TypeError:
                test_runner = self.testRunner()
        self.result = test_runner.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            nothing = self.result.testsRun == 0 and not self.result.skipped
            sys.exit(_NO_TESTS_STATUS if nothing else 0)


main = TestProgram
