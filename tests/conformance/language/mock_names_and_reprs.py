"""How mocks show, with the chain of names that led to them."""
from unittest.mock import AsyncMock, MagicMock, Mock, NonCallableMock, PropertyMock


def show(mock):
    print(repr(mock).split(" id=")[0])


class Model:
    pass


root = Mock(name="root")
for mock in (Mock(), root, root.child, root.child.grand, root(), root.method().attribute, root()(), root.a.b()().c, MagicMock().x, AsyncMock(), NonCallableMock(),
             PropertyMock(), Mock(spec=Model), Mock(spec_set=Model), MagicMock(spec=Model).method if hasattr(Model, "method") else MagicMock(spec=[]), Mock(return_value=3).x, MagicMock()[1]):
    show(mock)
child = Mock()
root.attach_mock(child, "attached")
root.plain = Mock(name="own name")
root.adopted = Mock()
show(child)
show(root.plain)
show(root.adopted)
child(1)
root.plain(2)
root.adopted(3)
print(root.mock_calls, root.method_calls)
