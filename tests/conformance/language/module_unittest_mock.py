# unittest.mock: Mock, MagicMock, AsyncMock, patch, call.
import asyncio
from unittest.mock import AsyncMock, MagicMock, Mock, call, patch, sentinel

m = Mock(return_value=3)
print(m(1, k=2), m.called, m.call_count, m.call_args, m.mock_calls, m.call_args.args, m.call_args.kwargs)
m.assert_called_once_with(1, k=2)
for check in (lambda: m.assert_called_with(2), lambda: m.assert_not_called(), lambda: Mock().assert_called_once()):
    try:
        check()
    except AssertionError as error:
        print(error)
m.method.return_value = "r"
m.attr.deep.value = 7
print(m.method("x"), m.attr.deep.value, m.mock_calls, m.method.call_args_list == [call("x")])
effects = Mock(side_effect=[1, ValueError("second"), 3])
print(effects())
try:
    effects()
except ValueError as error:
    print(error)
print(effects(), Mock(side_effect=lambda x: x * 2)(4))
magic = MagicMock()
magic.__len__.return_value = 5
magic["k"] = 1
print(len(magic), magic["z"] is magic.__getitem__.return_value, bool(magic), list(magic), int(magic))
spec = Mock(spec=["allowed"])
spec.allowed()
try:
    spec.forbidden
except AttributeError as error:
    print(error)


class Service:
    def fetch(self):
        return "real"


with patch.object(Service, "fetch", return_value="patched") as fake:
    print(Service().fetch(), fake.call_count)
print(Service().fetch())
with patch.dict({"a": 1}, {"b": 2}) as d:
    print(d)


async def main():
    a = AsyncMock(return_value="async result")
    print(await a(5), a.await_count, a.await_args)
    a.assert_awaited_once_with(5)
    a.side_effect = [1, 2]
    print(await a(), await a())
    async with MagicMock() as cm:
        print(cm is not None)


asyncio.run(main())
print(sentinel.thing, sentinel.thing is sentinel.thing, call(1, a=2), call.method(3))
