"""unittest and mock together, as students write them."""
import unittest
from unittest.mock import AsyncMock, Mock, call, patch


class Mailer:
    def __init__(self, transport):
        self.transport = transport

    def send(self, *people):
        for person in people:
            self.transport.deliver(person, subject="hi")
        return len(people)


class Fetcher:
    def __init__(self, client):
        self.client = client

    async def both(self, a, b):
        import asyncio
        return await asyncio.gather(self.client.get(a), self.client.get(b))


class MailerTest(unittest.TestCase):
    def setUp(self):
        self.transport = Mock()
        self.mailer = Mailer(self.transport)

    def test_sends(self):
        self.assertEqual(self.mailer.send("ann", "bob"), 2)
        self.transport.deliver.assert_has_calls([call("ann", subject="hi"), call("bob", subject="hi")])

    def test_wrong_expectation(self):
        self.mailer.send("ann")
        self.transport.deliver.assert_called_once_with("bob", subject="hi")

    def test_transport_down(self):
        self.transport.deliver.side_effect = OSError("down")
        with self.assertRaisesRegex(OSError, "down"):
            self.mailer.send("ann")

    @patch("__main__.Mailer.send", return_value=7)
    def test_patched(self, send):
        self.assertEqual(self.mailer.send("x"), 7)
        send.assert_called_once_with("x")


class FetcherTest(unittest.IsolatedAsyncioTestCase):
    async def test_both(self):
        client = AsyncMock()
        client.get.side_effect = lambda url: url.upper()
        self.assertEqual(await Fetcher(client).both("a", "b"), ["A", "B"])
        self.assertEqual(client.get.await_args_list, [call("a"), call("b")])

    async def test_never_awaited(self):
        client = AsyncMock()
        await Fetcher(client).both("a", "b")
        client.get.assert_awaited_once()


unittest.main()
