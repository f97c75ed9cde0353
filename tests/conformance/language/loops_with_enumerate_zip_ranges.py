# The loops that beginners write.
names, ages = ["ann", "bob", "cat"], [30, 25]
for i, name in enumerate(names, start=1):
    print(i, name, end="; ")
print()
for name, age in zip(names, ages):
    print(name, age, end="; ")
print()
for i in range(len(names) - 1, -1, -1):
    print(names[i], end=" ")
print()
for a, (b, c) in [(1, (2, 3)), (4, (5, 6))]:
    print(a + b + c, end=" ")
print()
for i in range(1, 4):
    print(*(i * j for j in range(1, 6)), sep="\t")
total = n = 0
while True:
    n += 1
    if n % 2:
        continue
    total += n
    if total > 20:
        break
print(n, total)
primes = [n for n in range(2, 50) if all(n % d for d in range(2, int(n**0.5) + 1))]
print(primes)
for n in range(1, 16):
    print("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0) or n, end=" ")
print()
a, b = 0, 1
while b < 100:
    print(b, end=",")
    a, b = b, a + b
print()
for row in range(1, 5):
    print(" " * (4 - row) + "*" * (2 * row - 1))
rev, n = 0, 12345
while n:
    n, digit = divmod(n, 10)
    rev = rev * 10 + digit
print(rev, sum(int(d) for d in str(12345)), max(str(12345)), list(map(int, str(2**20))))
