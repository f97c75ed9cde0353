# Markers when the failing expression covers several lines.
import traceback


def add(a, b):
    return a + b


def call():
    return add(
        1,
        add(
            2,
            "three",
        ),
    )


def chain():
    return (
        [1, 2, 3]
        .copy()
        .pop(
            9
        )
    )


def dictionary():
    return {
        "a": 1,
        "b": 2 / 0,
        "c": 3,
    }


def comparison():
    return (
        1
        < 2
        < "three"
    )


def text():
    return f"""
    {1 / 0}
    """


def condition():
    if (
        add(1, 2)
        and undefined_here
    ):
        return 1


def big_call():
    add(
        [
            1,
            2,
            3,
        ],
        {
            4,
            5,
        },
    )


def lambda_body():
    f = lambda x: (
        x.missing
    )
    return f(
        1
    )


def statement():
    value = \
        [][0]


def decorated():
    @add(
        1, ""
    )
    def f():
        pass


for f in (call, chain, dictionary, comparison, text, condition, big_call, lambda_body, statement, decorated):
    try:
        f()
    except Exception:
        traceback.print_exc()
