# random: with a seed, CPython's very numbers.
import random

random.seed(42)
print(random.random(), random.randint(1, 100), random.choice("abcdef"), random.uniform(1, 5), random.randrange(0, 100, 7))
items = list(range(10))
random.shuffle(items)
print(items, random.sample(range(100), 5), random.choices("abc", k=6), random.choices([1, 2], weights=[9, 1], k=5), random.getrandbits(70))
print(random.gauss(0, 1), random.normalvariate(5, 2), random.expovariate(2), random.triangular(0, 10, 3), random.betavariate(2, 3), random.lognormvariate(0, 0.5), random.paretovariate(3), random.weibullvariate(1, 2), random.vonmisesvariate(0, 4), random.gammavariate(2, 1))
r = random.Random(7)
print([r.random() for _ in range(3)], r.randint(0, 10**20), r.randbytes(5), r.sample(["a", "b", "c"], 2), r.sample([1, 2], counts=[3, 1], k=2))
state = r.getstate()
first = [r.random(), r.gauss(0, 1), r.gauss(0, 1)]
r.setstate(state)
print(first == [r.random(), r.gauss(0, 1), r.gauss(0, 1)])
for seed in ("text", 3.5, b"bytes", -5, 10**30, 0):
    random.seed(seed)
    print(seed, random.random(), random.randrange(1000))
for call in (lambda: random.choice([]), lambda: random.randint(5, 1), lambda: random.sample([1], 5), lambda: random.randrange(0), lambda: random.choices([], k=1), lambda: random.choices("ab", [0, 0])):
    try:
        call()
    except (IndexError, ValueError) as error:
        print(type(error).__name__, error)
