"""What a Mock remembers, and what its assertions say."""
from unittest.mock import ANY, Mock, call

m = Mock()
m(1)
m(2, a=3)
m.method("x", key=[1])
m.method().chained(4)
print(m.called, m.call_count, m.call_args, m.call_args_list, m.call_args.args, m.call_args.kwargs)
print(m.mock_calls, m.method_calls, m.method.mock_calls)
print(m.call_args == call(2, a=3), m.call_args == ((2,), {"a": 3}), call(1) in m.mock_calls, m.mock_calls[0] == ((1,),))
m.assert_called_with(2, a=3)
m.assert_any_call(1)
m.method.assert_any_call(ANY, key=ANY)
m.assert_has_calls([call(1), call(2, a=3)])
for check in (
    lambda: m.assert_called_with(5), lambda: m.assert_called_once(), lambda: m.assert_called_once_with(1), lambda: m.assert_not_called(), lambda: Mock().assert_called(),
    lambda: Mock(name="service").assert_called_with(1), lambda: m.assert_any_call(9), lambda: m.assert_has_calls([call(2, a=3), call(1)]),
    lambda: m.assert_has_calls([call(7), call(1)], any_order=True), lambda: m.asert_called(), lambda: m.called_once(), lambda: m.assert_foo(), lambda: m.method.assert_called_once_with("x"),
):
    try:
        check()
    except (AssertionError, AttributeError) as error:
        print(type(error).__name__, error)
m.reset_mock()
print(m.called, m.call_args, m.mock_calls, m.method.call_count)
print(call.a.b(1).c(2).call_list(), call(1, a=2), call.foo, call.foo().bar(3), repr(ANY), call == call(), call(1) == call(2))
