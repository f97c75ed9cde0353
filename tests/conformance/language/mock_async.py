"""AsyncMock: coroutines, awaits, their assertions."""
import asyncio
import inspect
from unittest.mock import AsyncMock, MagicMock, Mock, call, create_autospec, patch


class Api:
    async def load(self, key):
        return "real"

    def name(self):
        return "api"


async def plain(n):
    return n


async def main():
    m = AsyncMock(return_value=3)
    print(await m(1, a=2), m.await_count, m.await_args, m.await_args_list, m.call_count, m.mock_calls)
    pending = m(5)
    print(asyncio.iscoroutine(pending), m.call_count, m.await_count)
    await pending
    for check in (m.assert_awaited_once, lambda: m.assert_awaited_with(7), lambda: m.assert_awaited_once_with(5), m.assert_not_awaited, lambda: m.assert_any_await(9),
                  lambda: m.assert_has_awaits([call(9)]), lambda: m.assert_has_awaits([call(9)], any_order=True), AsyncMock().assert_awaited, lambda: AsyncMock(name="load").assert_awaited_with(1)):
        try:
            check()
        except AssertionError as error:
            print(error)
    m.assert_has_awaits([call(1, a=2), call(5)])
    m.reset_mock()
    print(m.await_count, m.await_args)
    effects = AsyncMock(side_effect=[1, ValueError("two")])
    for _ in range(3):
        try:
            print(await effects())
        except (ValueError, StopAsyncIteration) as error:
            print(repr(error))
    print(await AsyncMock(side_effect=plain)(4), await AsyncMock(side_effect=lambda n: n * 2)(4), await AsyncMock(wraps=plain)(6))
    magic = MagicMock()
    magic.__aiter__.return_value = [1, 2, 3]
    magic.__aenter__.return_value = "entered"
    print([n async for n in magic])
    async with magic as value:
        print(value, magic.__aenter__.await_count)
    spec = MagicMock(spec=Api)
    spec.load.return_value = "fake"
    spec.name.return_value = "mock"
    print(await spec.load("k"), spec.name(), type(spec.load).__name__, type(spec.name).__name__)
    auto = create_autospec(Api, instance=True)
    auto.load.return_value = "auto"
    print(await auto.load("k"), auto.load.await_args)
    function = create_autospec(plain, return_value=8)
    print(await function(1), function.await_count, inspect.iscoroutinefunction(function), inspect.iscoroutinefunction(AsyncMock()), inspect.iscoroutinefunction(Mock()))
    with patch("asyncio.sleep") as sleep:
        await asyncio.sleep(1000)
        print(type(sleep).__name__, sleep.await_args)
    with patch.object(Api, "load", return_value="patched"):
        print(await Api().load("k"))


asyncio.run(main())
