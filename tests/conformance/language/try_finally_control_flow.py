# finally runs on every way out: return, break, continue, exception.
def returns():
    try:
        return "from try"
    finally:
        print("finally 1")


def both(fail):
    try:
        if fail:
            raise ValueError("inside")
        print("no error")
    except ValueError as error:
        return f"caught {error}"
    else:
        print("else")
        return "else"
    finally:
        print("finally 2")


def loops():
    for i in range(4):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("cleanup", i)
    return "done"


def nested():
    try:
        try:
            1 / 0
        finally:
            print("inner finally")
    except ZeroDivisionError as error:
        print("outer except", error)
        raise RuntimeError("new") from error
    finally:
        print("outer finally")


print(returns(), both(True), both(False), loops())
try:
    nested()
except RuntimeError as error:
    print(repr(error), repr(error.__cause__))


def name_is_deleted():
    try:
        raise KeyError("k")
    except KeyError as e:
        pass
    try:
        e
    except UnboundLocalError as error:
        print(error)


name_is_deleted()


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


for value in generator():
    print(value)
    break
print("after")
