# Which handler catches: order, tuples, subclasses, and what is left over.
class Base(Exception):
    pass


class Derived(Base):
    pass


def catch(error):
    try:
        raise error
    except (KeyError, IndexError):
        return "lookup"
    except Derived:
        return "derived"
    except Base as e:
        return f"base {e.args}"
    except Exception as e:
        return f"other {type(e).__name__}"


print([catch(e) for e in (KeyError(1), IndexError(), Derived(), Base("a", 2), OSError(2, "gone"), Base)])
try:
    try:
        raise Base("lost")
    except Derived:
        print("no")
    finally:
        print("on the way out")
except Base as e:
    print("caught outside", e)
try:
    try:
        raise ValueError("v")
    except "not a class":
        pass
except TypeError as e:
    print(e, "/", repr(e.__context__))
try:
    raise 5
except TypeError as e:
    print(e)
try:
    raise
except RuntimeError as e:
    print(e)


def reraise():
    try:
        {}["missing"]
    except KeyError:
        raise


try:
    reraise()
except LookupError as e:
    print(type(e).__name__, e.args, str(e))
try:
    raise Base("with cause") from ValueError("why")
except Base as e:
    print(repr(e.__cause__), e.__suppress_context__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise KeyError("hidden") from None
except KeyError as e:
    print(repr(e.__context__), e.__cause__, e.__suppress_context__)
