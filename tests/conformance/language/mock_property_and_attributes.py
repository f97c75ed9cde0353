"""PropertyMock, deleted attributes, attributes that are set."""
from unittest.mock import Mock, MagicMock, PropertyMock, patch


class Sensor:
    @property
    def value(self):
        return 1


with patch.object(Sensor, "value", new_callable=PropertyMock) as value:
    value.side_effect = [10, 20]
    sensor = Sensor()
    print(sensor.value, sensor.value)
    sensor.value = 5
    print(value.mock_calls)
print(Sensor().value)
m = MagicMock()
p = PropertyMock(return_value=3)
type(m).size = p
print(m.size, p.called)
m.size = 4
p.assert_called_with(4)
del m.gone
for name in ("gone", "here"):
    print(name, hasattr(m, name))
m.colour = "red"
print(m.colour, "colour" in dir(m), m.mock_calls)
m = Mock(x=1, y=Mock(return_value=2))
print(m.x, m.y(), m.mock_calls)
print([name for name in dir(Mock(spec=["a", "b"])) if len(name) == 1], vars(Mock(x=1))["x"])
m = Mock()
m.a.b.c = 5
print(m.a.b.c, m.mock_calls, [type(each).__name__ for each in (m.a, m.a.b)])
