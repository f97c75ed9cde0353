"""spec and spec_set: only what the model has; signatures are checked by autospec."""
from unittest.mock import MagicMock, Mock, create_autospec, seal


class Account:
    limit = 10

    def __init__(self, owner):
        self.owner = owner

    def pay(self, amount, *, note=""):
        return amount

    async def sync(self, times):
        pass

    @classmethod
    def open(cls, owner):
        pass

    @staticmethod
    def check(number):
        pass

    @property
    def balance(self):
        return 1


def attempt(function):
    try:
        result = function()
        print("fine", type(result).__name__)
    except Exception as error:
        print(type(error).__name__, str(error).split("[object")[0])


m = Mock(spec=Account)
print(isinstance(m, Account), type(m.sync).__name__, type(m.pay).__name__, type(m.balance).__name__)
for function in (lambda: m.nothing, lambda: m.pay(1, 2, 3), lambda: m.owner, lambda: setattr(m, "new", 1), lambda: setattr(Mock(spec_set=Account), "new", 1), lambda: Mock(spec=["a"]).a, lambda: Mock(spec=["a"]).b,
                 lambda: Mock(spec=Mock()), lambda: len(MagicMock(spec=Account))):
    attempt(function)
a = create_autospec(Account)
i = a("me")
print(isinstance(i, Account), type(i.sync).__name__)
for function in (lambda: a(), lambda: i.pay(), lambda: i.pay(1, note="x"), lambda: i.pay.assert_called_once_with(amount=1, note="x"), lambda: i.pay.assert_called_once_with(2), lambda: i.pay(1, 2), lambda: i.nothing,
                 lambda: a.open("x"), lambda: a.open(), lambda: i.check(1), lambda: i.check(1, 2), lambda: i.balance.anything, lambda: a.pay(i, 1), lambda: i(), lambda: i.limit.bit_length()):
    attempt(function)


def add(a, b=1, *rest):
    return a + b


f = create_autospec(add, return_value=9)
print(f(1), f(1, 2, 3), f.call_count, f.__name__, f.mock_calls)
attempt(lambda: f())
attempt(lambda: f.assert_called_with(1, 2))
attempt(lambda: create_autospec(Mock()))
attempt(lambda: create_autospec(add, spec=1) if False else Mock(nothing=1))
s = Mock()
s.there = 1
s.sub.deep = 2
seal(s)
for function in (lambda: s.there, lambda: s.sub.deep, lambda: s.other, lambda: s.sub.other, lambda: s(), lambda: setattr(s, "later", 1)):
    attempt(function)
