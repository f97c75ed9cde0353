# Loops and small algorithms.
nums = [1, 2, 3]
total = 0
for n in nums:
    total += n
else:
    print("sum", total)
while total > 0:
    total -= 4
    if total == 2: continue
    print(total)
else: print("done")
def collatz(n):
    steps = 0
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        steps += 1
    return steps
print([collatz(i) for i in range(1, 15)])
words = "the quick brown fox jumps over the lazy dog the end".split()
freq = {}
for w in words: freq[w] = freq.get(w, 0) + 1
for w, c in sorted(freq.items(), key=lambda p: (-p[1], p[0])): print(f"{w:<6}{c:>3}{'*' * c:>5}")
matrix = [[1, 2, 3], [4, 5, 6]]
print([list(r) for r in zip(*matrix)], [sum(r) for r in matrix], [x for r in matrix for x in r if x % 2])
def primes(n):
    sieve = [True] * (n + 1)
    for i in range(2, int(n ** .5) + 1):
        if sieve[i]: sieve[i * i::i] = [False] * len(sieve[i * i::i])
    return [i for i in range(2, n + 1) if sieve[i]]
print(primes(50))
def hanoi(n, a="A", b="B", c="C"):
    if n: yield from hanoi(n - 1, a, c, b); yield f"{a}->{c}"; yield from hanoi(n - 1, b, a, c)
print(" ".join(hanoi(3)))
print({k: sorted(v) for k, v in {"x": {3, 1}, "y": {2}}.items()}, "abc"[::-1], "racecar" == "racecar"[::-1], max("apple", "fig", key=len))
print("%-10s|%5.2f|%03d" % ("name", 3.14159, 7), "{:>8,.2f}".format(1234.5), f"{'centre':^12}|", "a-b-c".split("-"), ",".join(map(str, range(5))))
