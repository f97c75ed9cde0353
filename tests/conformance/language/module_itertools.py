# itertools, every function.
import itertools as it

print(list(it.chain("ab", [1])), list(it.chain.from_iterable(["ab", "c"])), list(it.islice(it.count(5, 2), 3)), list(it.islice(it.cycle("ab"), 5)), list(it.repeat("x", 2)))
print(list(it.accumulate([1, 2, 3, 4])), list(it.accumulate([3, 1, 2], max)), list(it.accumulate([1, 2], initial=10)), list(it.compress("abcd", [1, 0, 1])), list(it.batched("abcde", 2)))
print(list(it.dropwhile(lambda x: x < 3, [1, 3, 2])), list(it.takewhile(lambda x: x < 3, [1, 3, 2])), list(it.filterfalse(None, [0, 1, ""])), list(it.starmap(pow, [(2, 3), (3, 2)])), list(it.pairwise("abcd")))
print([(k, list(g)) for k, g in it.groupby("aabbbca")], [(k, [*g]) for k, g in it.groupby([1, 3, 2, 4], key=lambda x: x % 2)])
print(list(it.product("ab", [1, 2])), list(it.product([0, 1], repeat=2)), list(it.permutations("abc", 2)), list(it.combinations("abcd", 2)), list(it.combinations_with_replacement("ab", 2)))
a, b = it.tee(iter([1, 2, 3]))
print(next(a), list(b), list(a), list(it.zip_longest("ab", "c", fillvalue="-")), list(it.islice("abcdefg", 1, 6, 2)), list(it.islice("abc", None)))
print(sum(1 for _ in it.permutations(range(5))), it.count(3), it.count(2.5, 0.5), it.repeat(1, 3), next(it.count()))
for call in (lambda: list(it.islice([1], -1)), lambda: list(it.batched("a", 0)), lambda: list(it.chain(5)), lambda: list(it.batched("abc", 2, strict=True)), lambda: it.combinations("ab", -1), lambda: it.product("a", repeat=-1)):
    try:
        call()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
