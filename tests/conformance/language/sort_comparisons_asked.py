# How often, and on what, sorting asks.
import random
random.seed(3)
log = []
class K:
    def __init__(self, v, t=0): self.v = v; self.t = t
    def __lt__(self, o):
        log.append((self.v, o.v))
        return self.v < o.v
def shape(name, values):
    log.clear()
    xs = [K(v, i) for i, v in enumerate(values)]
    xs.sort()
    stable = all((a.v, a.t) <= (b.v, b.t) for a, b in zip(xs, xs[1:]))
    print(name, len(values), len(log), hash(tuple(log)), stable)
    log.clear()
    ys = sorted(values, key=K, reverse=True)
    print("   reverse", len(log), hash(tuple(log)), ys == sorted(values)[::-1])
for n in list(range(0, 12)) + [31, 32, 33, 63, 64, 65, 100, 127, 128, 129, 500, 1000, 3000]:
    shape("random", [random.random() for _ in range(n)])
    shape("few", [random.randrange(5) for _ in range(n)])
    shape("up", list(range(n)))
    shape("down", list(range(n, 0, -1)))
    shape("saw", [i % 17 for i in range(n)])
    shape("halves", list(range(n // 2)) + list(range(n // 2)))
    shape("halves2", list(range(n // 2, n)) + list(range(n // 2)))
    shape("equal", [1] * n)
    shape("downeq", [(n - i) // 3 for i in range(n)])
    shape("almost", [i if random.random() < .97 else random.randrange(n) for i in range(n)])
    shape("long_short", list(range(n)) + [random.randrange(n) for i in range(10)] if n else [])
class Boom:
    count = 0
    def __lt__(self, o):
        Boom.count += 1
        if Boom.count == 40: raise ValueError("enough")
        return id(self) < 0
xs = [Boom() for _ in range(30)] + list(range(5))
try: xs.sort()
except (ValueError, TypeError) as e: print(e, len(xs))
