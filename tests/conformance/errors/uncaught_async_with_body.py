# Uncaught async with body.
async def main():
    async with Ctx() as c:
        raise RuntimeError("in async with")
class Ctx:
    async def __aenter__(self): return self
    async def __aexit__(self, *a): return False
import asyncio
asyncio.run(main())
