"""TestSuite, TestLoader, TestResult and a result class of one's own."""
import sys
import unittest


class A(unittest.TestCase):
    def test_x(self):
        print("x")

    def test_y(self):
        print("y")
        self.fail("y")

    def check_z(self):
        print("z")


def plain():
    assert 1 == 1


class Shouting(unittest.TextTestResult):
    def addSuccess(self, test):
        super().addSuccess(test)
        self.stream.writeln(f" GOOD {test.id()}")


suite = unittest.TestSuite()
suite.addTest(A("test_x"))
suite.addTests([A("test_y"), unittest.FunctionTestCase(plain, description="a function")])
print(suite.countTestCases(), [str(test) for test in suite])
result = suite.run(unittest.TestResult())
print(result, [(str(test), text.splitlines()[-1]) for test, text in result.failures])
loader = unittest.TestLoader()
print(loader.getTestCaseNames(A), loader.loadTestsFromName("A.test_x", sys.modules["__main__"]).countTestCases())
loader.testMethodPrefix = "check"
print(loader.getTestCaseNames(A))
runner = unittest.TextTestRunner(stream=sys.stdout, verbosity=1, resultclass=Shouting, failfast=True)
print(runner.run(unittest.defaultTestLoader.loadTestsFromTestCase(A)).wasSuccessful())
missing = unittest.defaultTestLoader.loadTestsFromName("A.nothing", sys.modules["__main__"])
print(unittest.TextTestRunner(stream=sys.stdout).run(missing).errors[0][1].splitlines()[-1])
for wrong in (lambda: suite.addTest(A), lambda: suite.addTest(3), lambda: suite.addTests("abc"), lambda: loader.loadTestsFromTestCase(unittest.TestSuite)):
    try:
        wrong()
    except TypeError as error:
        print(error)
