# Objects with attributes and small methods, and a subclass.
class Counter:
    def __init__(self, step):
        self.step = step
        self.value = 0

    def advance(self):
        self.value += self.step
        return self

    def current(self):
        return self.value


class Wrapping(Counter):
    def advance(self):
        super().advance()
        if self.value > 1000:
            self.value = 0
        return self


def run(n):
    plain, wrapping = Counter(1), Wrapping(3)
    total = 0
    for _ in range(n):
        plain.advance()
        total += wrapping.advance().current()
    return plain.current(), total


print(run(3_500_000))
