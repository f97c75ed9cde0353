"""MagicMock's magic methods: their defaults, and setting them."""
from unittest.mock import MagicMock, Mock, NonCallableMock

m = MagicMock()
print(len(m), int(m), float(m), complex(m), bool(m), list(m), 3 in m, m == m, m == 3, m != m, hash(m) == hash(m))
m.__getitem__.side_effect = {"a": 1, "b": 2}.__getitem__
print(m["a"], m["b"], m.__getitem__.call_args_list)
m["k"] = "v"
del m["k"]
print(m.__setitem__.call_args, m.__delitem__.call_args)
m.__len__.return_value = 5
m.__iter__.return_value = [1, 2, 3]
m.__str__.return_value = "as text"
m.__contains__.return_value = True
print(len(m), list(m), list(m), str(m), f"{m}", "x" in m)
m.__enter__.return_value = "entered"
with m as value:
    print(value, m.__exit__.called)
print(m.__exit__.call_args)
print((m + 1) is m.__add__.return_value, (m > 1) if False else m.__gt__.called, -m is m.__neg__.return_value, m.mock_calls[-2:])
m.__lt__.return_value = True
print(m < 3, m(1)(2) is m.return_value.return_value)
p = Mock()
p.__len__ = Mock(return_value=9)
p.__str__ = lambda self: "given"
print(len(p), str(p))
for wrong in (lambda: Mock()[0], lambda: len(Mock()), lambda: NonCallableMock()(), lambda: m > 1, lambda: setattr(m, "__init__", 1), lambda: MagicMock(spec=int)[0], lambda: list(Mock())):
    try:
        wrong()
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
