"""difflib: ratios, opcodes, deltas."""
import difflib

a = "one\ntwo\nthree\nfour\nfive\n".splitlines(keepends=True)
b = "one\n2\nthree\nfours\nsix\nfive\n".splitlines(keepends=True)
print("".join(difflib.ndiff(a, b)))
print("".join(difflib.unified_diff(a, b, "before", "after")))
print("".join(difflib.context_diff(a, b, "before", "after", "2024", "2025", n=1)))
m = difflib.SequenceMatcher(None, "abxcd", "abcd")
print(m.ratio(), m.quick_ratio(), m.real_quick_ratio(), m.get_opcodes(), m.get_matching_blocks(), m.find_longest_match())
print(difflib.SequenceMatcher(lambda c: c == " ", " abcd", "abcd abcd").find_longest_match(0, 5, 0, 9))
print(difflib.get_close_matches("appel", ["ape", "apple", "peach", "puppy"]), difflib.get_close_matches("wheel", ["while", "heel"], n=1, cutoff=0.5))
delta = list(difflib.Differ().compare(a, b))
print("".join(difflib.restore(delta, 1)) == "".join(a), "".join(difflib.restore(delta, 2)) == "".join(b))
print(list(difflib.unified_diff(["a"], ["b"], lineterm="")), list(difflib.unified_diff(["a"], ["a"])))
try:
    list(difflib.unified_diff("abc", ["a"]))
except TypeError as error:
    print(error)
