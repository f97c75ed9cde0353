# Raising and catching.
class Odd(Exception):
    pass


def check(n):
    if n % 2:
        raise Odd(n)
    return n


def run(n):
    caught = 0
    for i in range(n):
        try:
            check(i)
        except Odd as error:
            caught += error.args[0]
        finally:
            caught += 1
    return caught


print(run(4_000_000))
