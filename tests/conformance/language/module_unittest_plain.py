# unittest: assertions, setUp, subTest, skip, and the report.
import unittest


class TestMath(unittest.TestCase):
    def setUp(self):
        self.items = [1, 2]

    def test_passes(self):
        self.assertEqual(sum(self.items), 3)
        self.assertIn(1, self.items)
        self.assertTrue(self.items)
        self.assertIsNone(None)
        self.assertAlmostEqual(0.1 + 0.2, 0.3)
        with self.assertRaises(ZeroDivisionError) as caught:
            1 / 0
        self.assertEqual(str(caught.exception), "division by zero")
        self.assertRaisesRegex(ValueError, "invalid", int, "x")
        with self.subTest(i=1):
            self.assertLess(1, 2)
        self.assertIsInstance(1, int)
        self.assertCountEqual([1, 2], [2, 1])

    @unittest.skip("not today")
    def test_skipped(self):
        self.fail("never")

    @unittest.expectedFailure
    def test_expected(self):
        self.assertEqual(1, 2)


class TestOrder(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        print("set up class")

    def tearDown(self):
        print("tear down", self.id().rsplit(".", 1)[-1])

    def test_b(self):
        print("b")

    def test_a(self):
        print("a")


for check in (
    lambda t: t.assertEqual([1, 2, 3], [1, 5, 3]),
    lambda t: t.assertEqual("abc", "abd"),
    lambda t: t.assertEqual({"a": 1}, {"a": 2}),
    lambda t: t.assertTrue(0, "with message"),
    lambda t: t.assertIn(5, [1]),
    lambda t: t.assertRaises(ValueError, int, "5"),
    lambda t: t.assertIs(1, 2),
    lambda t: t.assertGreater(1, 2),
    lambda t: t.assertAlmostEqual(1, 1.1),
    lambda t: t.fail("on purpose"),
):
    try:
        check(unittest.TestCase())
    except AssertionError as error:
        print(error)
if __name__ == "__main__":
    unittest.main(verbosity=2, exit=False)
