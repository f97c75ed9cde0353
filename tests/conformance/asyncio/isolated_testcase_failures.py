"""IsolatedAsyncioTestCase: failures, errors, contexts, timeouts and clean-ups on the loop."""
import asyncio
import contextvars
import unittest

var = contextvars.ContextVar("var", default="unset")


class Resource:
    async def __aenter__(self):
        await asyncio.sleep(0.1)
        print("resource open")
        return self

    async def __aexit__(self, *exc):
        await asyncio.sleep(0.1)
        print("resource closed", exc)


class Tests(unittest.IsolatedAsyncioTestCase):
    async def asyncSetUp(self):
        var.set("from setUp")
        self.resource = await self.enterAsyncContext(Resource())

    async def test_context(self):
        self.assertEqual(var.get(), "from setUp")
        self.addAsyncCleanup(asyncio.sleep, 0.5)

    async def test_failure(self):
        await asyncio.sleep(1)
        self.assertEqual(await asyncio.gather(asyncio.sleep(1, 1), asyncio.sleep(2, 2)), [1, 3])

    async def test_timeout(self):
        async with asyncio.timeout(3):
            await asyncio.Event().wait()

    async def test_task_group(self):
        async with asyncio.TaskGroup() as group:
            group.create_task(self.work(1))
            group.create_task(self.work(0))

    async def work(self, n):
        await asyncio.sleep(n)
        return 1 / n

    async def test_leftover_task(self):
        asyncio.create_task(asyncio.sleep(100))

    def test_plain(self):
        self.assertEqual(var.get(), "from setUp")


unittest.main(verbosity=2)
