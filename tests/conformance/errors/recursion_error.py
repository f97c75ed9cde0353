# Endless recursion stops at the limit.
def down(n):
    return down(n + 1)


try:
    down(0)
except RecursionError as error:
    print(error)


def countdown(n):
    if n == 0:
        return "bottom"
    return countdown(n - 1)


print(countdown(900))


class Loops:
    def __repr__(self):
        return f"<{self!r}>"


try:
    repr(Loops())
except RecursionError as error:
    print(type(error).__name__)
down(0)
