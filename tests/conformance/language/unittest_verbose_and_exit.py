"""verbosity=2, exit=False, and the result object."""
import unittest


class First(unittest.TestCase):
    def test_b(self):
        "what b is about"

    def test_a(self):
        raise ValueError("a is bad")


class Second(unittest.TestCase):
    def runTest(self):
        pass


program = unittest.main(exit=False, verbosity=2)
result = program.result
print(result, result.testsRun, result.wasSuccessful(), [str(test) for test, _ in result.errors])
print(repr(First("test_a")), First("test_b").id(), First("test_b").shortDescription(), First("test_a") == First("test_a"))
try:
    First("test_c")
except ValueError as error:
    print(error)
unittest.main(defaultTest="Second", exit=False)
