"""Differences of lists, tuples, dicts and texts, and where they are cut."""
import unittest

t = unittest.TestCase()
PAIRS = [
    ([1, 2, 3], [1, 2, 4]), ([1], [1, 2, 3]), ([1, 2, 3], []), ((1, "a"), (1, "b")), ({"a": 1, "b": [1, 2]}, {"a": 1, "b": [1, 3], "c": 0}),
    ("one\ntwo\nthree\n", "one\n2\nthree\n"), ("same", "same\n"), ("a", ""), ("The quick brown fox", "The quick brown dog"),
    (list(range(40)), list(range(1, 41))), (["x" * 50, "y" * 50], ["x" * 50, "z" * 50]), (list(range(300)), list(range(299))), ("word " * 40, "word " * 39 + "world"),
    ({"k" * 30: "v" * 60}, {"k" * 30: "w" * 60}), ([[1, [2, 3]], {"a": (1,)}], [[1, [2, 4]], {"a": (1,)}]),
]
for first, second in PAIRS:
    try:
        t.assertEqual(first, second)
    except AssertionError as error:
        print(error)
        print("=" * 20)
t.maxDiff = None
try:
    t.assertEqual(list(range(300)), list(range(299)))
except AssertionError as error:
    print(len(str(error)))
