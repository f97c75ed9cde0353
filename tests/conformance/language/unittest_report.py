"""A report of every outcome: success, failure, error, skip, expected failure, unexpected success."""
import unittest


class Outcomes(unittest.TestCase):
    def test_success(self):
        self.assertTrue(True)

    def test_failure(self):
        "The first line of a docstring shows."
        self.check(3)

    def check(self, n):
        self.assertEqual(n, 4, "n is wrong")

    def test_error(self):
        try:
            {}["missing"]
        except KeyError as error:
            raise RuntimeError("could not") from error

    @unittest.skip("not now")
    def test_skipped(self):
        self.fail("never")

    def test_skipped_inside(self):
        self.skipTest("found out late")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail()

    @unittest.expectedFailure
    def test_unexpected(self):
        pass


if __name__ == "__main__":
    unittest.main()
