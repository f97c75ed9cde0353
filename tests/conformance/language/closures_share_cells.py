# Closures see the variable, not the value that it had.
def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def peek():
        return count

    return up, peek


up, peek = counter()
print(up(), up(), peek())
other_up, other_peek = counter()
print(other_up(), peek(), other_peek())

late = [lambda: i for i in range(3)]
print([f() for f in late])
early = [lambda i=i: i for i in range(3)]
print([f() for f in early])


def outer():
    x = "outer"

    def middle():
        def inner():
            return x

        return inner

    x = "changed"
    return middle()


print(outer()(), outer().__closure__[0].cell_contents)
