"""buffer=True keeps output back but for tests that fail; arguments choose tests."""
import unittest


class Talks(unittest.TestCase):
    def test_quiet(self):
        print("nobody hears this")

    def test_loud(self):
        print("heard, since it fails")
        self.fail("loud")


unittest.main(argv=["program", "-v", "Talks.test_loud"], buffer=True, exit=False)
unittest.main(argv=["program", "-q", "-k", "qui"], buffer=True, exit=False)
