"""return_value and side_effect: values, exceptions, iterables, functions, DEFAULT."""
from unittest.mock import DEFAULT, MagicMock, Mock, sentinel

print(Mock(return_value=3)(), Mock(side_effect=lambda x, y=1: x + y)(4), Mock(side_effect=lambda: DEFAULT, return_value=7)())
m = Mock(side_effect=[1, KeyError("second"), DEFAULT, 4], return_value="default")
for _ in range(5):
    try:
        print(m())
    except (KeyError, StopIteration) as error:
        print(repr(error))
m = Mock(side_effect=ValueError)
try:
    m()
except ValueError as error:
    print(repr(error), m.call_count)
m.side_effect = None
m.return_value = sentinel.result
print(m(), m() is sentinel.result, sentinel.result)
m = Mock(**{"connect.return_value": "ok", "query.side_effect": OSError("down"), "host": "example.org"})
print(m.connect(), m.host)
try:
    m.query()
except OSError as error:
    print(error)
m.configure_mock(**{"a.b.return_value": 1, "c": 2})
print(m.a.b(), m.c)
m.x.y.return_value.z = 3
print(m.x.y().z, m.x.y() is m.x.y.return_value)
m.reset_mock(return_value=True, side_effect=True)
print(m.connect() == "ok", type(MagicMock()()).__name__)


class Real:
    def double(self, n):
        return n * 2


m = Mock(wraps=Real())
print(m.double(4), m.double.mock_calls)
m.double.return_value = "instead"
print(m.double(4))
