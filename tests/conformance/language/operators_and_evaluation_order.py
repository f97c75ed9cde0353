# operators: precedence, chaining, short circuits, order of evaluation
def t(n, v=None):
    print(n, end=" ")
    return v if v is not None else n
print(t(1) + t(2) * t(3), t(1) < t(2) < t(3), t(3) < t(2) < t(1), t(0) or t(5) or t(6), t(1) and t(0) and t(2), not t(0))
x = [0, 0]; i = 0
def idx():
    global i
    i += 1
    return i - 1
x[idx()] += t(5); print(x); x[idx()], x[idx() - 2] = t("a"), t("b"); print(x)
{t("k1"): t("v1"), t("k2"): t("v2")}; print()
print((lambda a, b=t("default"): (a, b))(t("arg")), [t(1), *t([2, 3], [2, 3])], t(1) if t(1) else t(2))
f = lambda *a, **k: (a, k)
print(f(t(1), *t("s", [2]), t(3), k=t(4), **t("d", {"j": 5})))
print(2 ** 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** -1, not 1 == 2, 1 + 2 << 3, 1 | 2 ^ 3 & 4, 5 // 2 * 2, -7 // 2, 7 % -3, ~5 & 0xF, 1 < 2 == True, (1 < 2) == True, 3 in [3] == True, "a" in "abc" in ["abc"], 1 if 0 else 2 if 0 else 3, lambda: 0 or 1, 1 == 1.0 is not None)
a = b = [1]; a += [2]; print(a is b, b); a = a + [3]; print(a is b)
a, b = 1, 2; a, b = b, a; print(a, b); (a, b), c = (1, 2), 3; [a, *b], c = (1, 2, 3), 4; print(a, b, c); a = b = c = 0; print(a, b, c)
*a, b = "xyz"; print(a, b); a, *b, c = range(5); print(a, b, c); for_ = [(k, v) for k, v in {"a": 1}.items()]; print(for_)
i = 0; i, x[i] = 1, "i first"; print(x, i)
print(1 is 1.0 if 0 else "skip", [] is [], () == (), None is None, "ab" "cd", 1_000, 0xFF, .5, 1., 5 .real)
assert True, t("not evaluated"); print(all(t(v) for v in [1, 0, 2]), any(t(v) for v in [0, 1, 2]))
del x[0], a; print(x); x[:] = []; print(x)
print([y for y in range(20) if y % 2 if y % 3], {y: z for y in "ab" for z in "cd"}, {y // 2 for y in range(6)}, [[z for z in range(y)] for y in range(3)], sum(y * y for y in range(5)), [(y, z) for y in range(3) for z in range(y)])
