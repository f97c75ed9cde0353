"""How long code takes. Time here is virtual: code that computes takes none, code that waits takes as long as it waits."""
import gc
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_timer = time.perf_counter
default_number = 1000000
default_repeat = 5


def _indent(source):
    return source.replace("\n", "\n        ")


class Timer:
    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        self.setup = self._part(setup, "setup", globals)
        self.stmt = self._part(stmt, "stmt", globals)
        namespace = {} if globals is None else dict(globals)
        namespace["_setup"] = setup
        namespace["_stmt"] = stmt
        # One function for both, so that the statement sees the names of the setup.
        source = (f"def _inner(_count, _timer):\n"
                  f"    {'_setup()' if callable(setup) else _indent(setup).replace(chr(10) + ' ' * 8, chr(10) + ' ' * 4)}\n"
                  f"    _start = _timer()\n"
                  f"    for _ in range(_count):\n"
                  f"        {'_stmt()' if callable(stmt) else _indent(stmt)}\n"
                  f"    return _timer() - _start\n")
        _run_source(source, namespace)
        self.inner = namespace["_inner"]

    def _part(self, part, name, namespace):
        if not callable(part) and not isinstance(part, str):
            raise ValueError(f"{name} is neither a string nor callable")
        return part

    def timeit(self, number=default_number):
        enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(number, self.timer)
        finally:
            if enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        number = 1
        while True:
            for factor in (1, 2, 5):
                taken = self.timeit(number * factor)
                if callback:
                    callback(number * factor, taken)
                # On a virtual clock most code takes no time, however often it runs.
                if taken >= 0.2 or number * factor >= default_number:
                    return number * factor, taken
            number *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
