# Exceptions of one's own: qualified names, __str__, several arguments, no message.
class AppError(Exception):
    pass


class Detailed(AppError):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code = code

    def __str__(self):
        return f"code {self.code}: {self.args[1]}"


class Outer:
    class Nested(Exception):
        pass


def local():
    class Local(Exception):
        pass

    return Local


import traceback

for error in (AppError(), AppError("text"), AppError(1, 2), Detailed(7, "d"), Outer.Nested("n"), local()("l"), AppError("multi\nline"), AppError(""), AppError(None), KeyError("k"), KeyError(), OSError(2, "No such file", "f.txt"), StopIteration(3), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad")):
    try:
        raise error
    except Exception:
        traceback.print_exc()


class Broken(Exception):
    def __str__(self):
        raise ValueError("str failed")


raise Broken
