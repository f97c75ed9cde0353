# What is returned when try, except, else, finally and loops meet.
def a():
    for i in range(3):
        try:
            if i == 1:
                return "from try", i
        finally:
            print("finally", i)
    return "end"


def b():
    x = 1
    try:
        return x
    finally:
        x = 2
        print("x is now", x)


def c():
    while True:
        try:
            try:
                raise KeyError("inner")
            finally:
                print("inner finally")
        except KeyError:
            print("caught")
            break
        finally:
            print("outer finally")
    else:
        print("never")
    return "c done"


def d(n):
    try:
        if n == 0:
            raise ValueError
        if n == 1:
            return "returned"
    except ValueError:
        return "handled"
    else:
        return "else"
    finally:
        print("d finally", n)


def e():
    results = []
    for value in ("1", "x", None, "3"):
        try:
            number = int(value)
        except ValueError:
            results.append("bad value")
            continue
        except TypeError as error:
            results.append(type(error).__name__)
            continue
        else:
            results.append(number)
        finally:
            results.append("|")
    return results


def f():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            [][0]
        finally:
            print("f finally")
    except IndexError as error:
        return type(error.__context__).__name__


def g():
    with_gen = gen()
    for v in with_gen:
        if v == 1:
            return "g returns", v


def gen():
    try:
        for i in range(5):
            yield i
    finally:
        print("gen closed")


print(a(), b(), c(), d(0), d(1), d(2), e(), f(), g())
