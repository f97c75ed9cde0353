"""patch, patch.object, patch.multiple: as with, as decorators, with start and stop."""
import math
import unittest
from unittest.mock import DEFAULT, MagicMock, Mock, PropertyMock, patch

RATE = 3


class Client:
    timeout = 5

    def get(self, url):
        return "real " + url

    async def fetch(self, url):
        return "real " + url

    @property
    def ready(self):
        return False


def rate():
    return RATE


with patch("__main__.RATE", 7):
    print(rate())
print(rate())
with patch.object(Client, "get", return_value="fake") as get:
    print(Client().get("a"), get.call_args)
print(Client().get("b"))
with patch("__main__.Client") as cls:
    cls.return_value.get.return_value = "made up"
    print(Client("x").get("c"), cls.mock_calls)
with patch.object(Client, "get", autospec=True) as get:
    client = Client()
    client.get("d")
    get.assert_called_once_with(client, "d")
with patch.object(Client, "ready", new_callable=PropertyMock, return_value=True) as ready:
    print(Client().ready, ready.mock_calls)
with patch.object(Client, "fetch") as fetch:
    print(type(fetch).__name__)
with patch.multiple(Client, get=DEFAULT, timeout=1) as made:
    print(sorted(made), Client.timeout, isinstance(Client.get, MagicMock))
print(Client.timeout)
with patch("math.sqrt", side_effect=lambda x: x * 10) as sqrt, patch("builtins.len") as size:
    size.return_value = 42
    print(math.sqrt(2), len([]))
print(math.sqrt(4), len([]))


@patch("__main__.rate")
@patch.object(Client, "get", new=lambda self, url: "lambda " + url)
@patch("__main__.RATE", new_callable=lambda: 9)
def decorated(first, second, word):
    print(word, isinstance(first, int), isinstance(second, Mock), Client().get("e"))


decorated(word="hello")
patcher = patch("__main__.RATE", 100)
print(patcher.start(), rate(), patcher.stop(), rate(), patcher.stop())


@patch("__main__.RATE", 55)
class Tests(unittest.TestCase):
    def setUp(self):
        p = patch.object(Client, "timeout", 0)
        self.timeout = p.start()
        self.addCleanup(p.stop)

    def test_rate(self):
        print(rate(), Client.timeout)

    def helper(self):
        print(rate())


unittest.main(exit=False, argv=["tests"])
Tests("helper").helper()
print(Client.timeout)
for wrong in (lambda: patch("nodots"), lambda: patch("__main__.nothing").start(), lambda: patch.object(Client, "nothing").start(), lambda: patch.object("Client", "get"), lambda: patch("__main__.RATE", 1, new_callable=Mock),
              lambda: patch("__main__.RATE", 1, name="x").start(), lambda: patch("no_such_module.x").start(), lambda: patch("__main__.Client", autospect=True), lambda: patch.multiple(Client)):
    try:
        wrong()
    except (TypeError, AttributeError, ValueError, ImportError, RuntimeError) as error:
        print(type(error).__name__, error)
with patch("__main__.new_name", 1, create=True):
    print(new_name)
patch.stopall()
