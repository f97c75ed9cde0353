# Markers for statements of several shapes.
import traceback


def unpack():
    a, b = [1, 2, 3]


def augmented():
    x = 1
    x += "a"


def subscript_store():
    d = ()
    d[0] = 1


def delete():
    d = {}
    del d["k"]


def loop():
    for i in 5:
        pass


def with_wrong():
    with 5 as x:
        pass


def raising():
    raise ValueError("plain", 2)


def raising_class():
    raise KeyError


def asserting():
    assert 1 == 2, "not equal"


def asserting_plain():
    assert [] or None


def attribute_store():
    None.x = 1


def returning():
    return undefined_name


def calling():
    x = returning()


def calling_in_expression():
    x = 1 + returning()


def importing():
    import nonexistent_module_xyz


def import_from():
    from math import nothing_like_this


def default():
    def f(a=1 / 0):
        pass


def long_call():
    print(
        1,
        2 / 0,
        3,
    )


def long_expression():
    return (
        1
        + 2
        + None
    )


def chained_call():
    return [].append(1).append(2)


for f in (unpack, augmented, subscript_store, delete, loop, with_wrong, raising, raising_class, asserting, asserting_plain, attribute_store, returning,
          calling, calling_in_expression, importing, import_from, default, long_call, long_expression, chained_call):
    try:
        f()
    except BaseException:
        traceback.print_exc()
