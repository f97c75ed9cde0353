# Names of frames: module, functions, methods, lambdas, comprehensions, classes, nested.
import traceback


class Outer:
    def method(self):
        def inner():
            return (lambda: [self.broken(n) for n in range(1)])()

        return inner()

    def broken(self, n):
        raise RuntimeError(n)

    @staticmethod
    def static():
        Outer().method()

    @classmethod
    def klass(cls):
        cls.static()

    @property
    def prop(self):
        self.klass()

    def __str__(self):
        self.prop
        return ""


def generator():
    yield str(Outer())


try:
    for _ in generator():
        pass
except RuntimeError:
    traceback.print_exc()
print({k: Outer().broken(k) for k in "a"})
