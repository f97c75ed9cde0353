"""setUp, tearDown, clean-ups, of tests, classes and the module: their order, and what breaks where."""
import unittest


def setUpModule():
    print("setUpModule")
    unittest.addModuleCleanup(print, "module cleanup")


def tearDownModule():
    print("tearDownModule")


class Fine(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("setUpClass", cls.__name__)
        cls.addClassCleanup(print, "class cleanup")

    @classmethod
    def tearDownClass(cls):
        print("tearDownClass", cls.__name__)

    def setUp(self):
        self.addCleanup(print, "cleanup 1")
        self.addCleanup(lambda n: print("cleanup", n), 2)
        print("setUp")

    def tearDown(self):
        print("tearDown")

    def test_1(self):
        print("test_1")

    def test_2(self):
        print("test_2")
        self.fail()


class BrokenClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise OSError("no disk")

    def test_1(self):
        print("never")


class BrokenSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(print, "still cleaned up")
        raise ValueError("setUp broke")

    def tearDown(self):
        print("never")

    def test_1(self):
        print("never")


class BrokenTearDown(unittest.TestCase):
    def tearDown(self):
        raise ValueError("tearDown broke")

    def test_1(self):
        self.fail("and the test too")


@unittest.skipUnless(False, "whole class")
class Skipped(unittest.TestCase):
    def test_1(self):
        print("never")


unittest.main(verbosity=2)
