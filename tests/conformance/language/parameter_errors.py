# What a call says when its arguments do not fit.
def two(a, b):
    pass


def keyword_only(*, key, other):
    pass


def mixed(a, /, b, *, c):
    pass


class Shop:
    def sell(self, item, price=1):
        pass


calls = [
    lambda: two(),
    lambda: two(1),
    lambda: two(1, 2, 3),
    lambda: two(1, b=2, c=3),
    lambda: two(1, a=1, b=2),
    lambda: keyword_only(),
    lambda: keyword_only(1),
    lambda: keyword_only(1, key=2, other=3),
    lambda: keyword_only(key=1),
    lambda: mixed(a=1, b=2, c=3),
    lambda: mixed(1, 2, 3),
    lambda: mixed(1, 2),
    lambda: Shop().sell(),
    lambda: Shop().sell(1, 2, 3),
    lambda: Shop.sell(),
    lambda: Shop().sell(prize=3),
    lambda: two(*5),
    lambda: two(**5),
    lambda: two(**{"a": 1}, a=2),
    lambda: 5(),
    lambda: "text"(1),
]
for call in calls:
    try:
        call()
    except TypeError as error:
        print(error)
