"""What the assertions say."""
import unittest


class Thing:
    def __repr__(self):
        return "<Thing>"


t = unittest.TestCase()
CHECKS = [
    lambda: t.assertEqual(1, 2), lambda: t.assertNotEqual(1, 1), lambda: t.assertTrue([]), lambda: t.assertFalse([0], "note"),
    lambda: t.assertIs(t, None) if False else t.assertIs(1, 2), lambda: t.assertIsNot(None, None), lambda: t.assertIsNone(0), lambda: t.assertIsNotNone(None),
    lambda: t.assertIn("x", ["a"]), lambda: t.assertNotIn("a", "abc"), lambda: t.assertIsInstance("a", int), lambda: t.assertIsInstance("a", (int, bytes)),
    lambda: t.assertNotIsInstance(1, (str, int)), lambda: t.assertIsSubclass(int, str), lambda: t.assertNotIsSubclass(bool, int), lambda: t.assertIsSubclass(3, int),
    lambda: t.assertLess(2, 1), lambda: t.assertLessEqual(2, 1), lambda: t.assertGreater(1, 2), lambda: t.assertGreaterEqual(1, 2),
    lambda: t.assertAlmostEqual(1, 1.001), lambda: t.assertAlmostEqual(1, 2, places=0), lambda: t.assertAlmostEqual(1, 2, delta=0.5),
    lambda: t.assertNotAlmostEqual(1, 1.00000001), lambda: t.assertNotAlmostEqual(1, 1.1, delta=0.5), lambda: t.assertRegex("abc", "x+"), lambda: t.assertNotRegex("abc", "b"),
    lambda: t.assertCountEqual([1, 2, 2], [2, 1, 1]), lambda: t.assertCountEqual([[1], [2]], [[2], [3]]), lambda: t.assertSetEqual({1, 2}, {2, 3}), lambda: t.assertEqual(frozenset("a"), frozenset("b")),
    lambda: t.assertHasAttr(Thing(), "x"), lambda: t.assertHasAttr(Thing, "x"), lambda: t.assertHasAttr(unittest, "x"), lambda: t.assertNotHasAttr(unittest, "main"),
    lambda: t.assertStartsWith("abc", "b"), lambda: t.assertStartsWith("abc", ("b", "c")), lambda: t.assertNotStartsWith("abc", ("b", "a")), lambda: t.assertEndsWith(b"abc", b"b"),
    lambda: t.assertEndsWith("abc", b"c"), lambda: t.assertNotEndsWith("abc", "c"), lambda: t.fail("just so"), lambda: t.fail(), lambda: t.assertEqual("a" * 100, "a" * 99 + "b"),
    lambda: t.assertEqual(Thing(), 3), lambda: t.assertSequenceEqual([1], (2,)), lambda: t.assertTupleEqual((1,), [1]), lambda: t.assertSequenceEqual(1, 2), lambda: t.assertMultiLineEqual("a", 3),
    lambda: t.assertAlmostEqual(1, 2, places=1, delta=1), lambda: t.assertSequenceEqual([1, 2], (1, 2)),
]
for i, check in enumerate(CHECKS):
    try:
        check()
        print(i, "passed")
    except (AssertionError, TypeError) as error:
        print(i, type(error).__name__, error)
t.longMessage = False
try:
    t.assertEqual(1, 2, "only this")
except AssertionError as error:
    print(error)
