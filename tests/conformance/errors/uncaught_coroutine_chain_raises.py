# Uncaught coroutine chain raises.
async def c():
    raise ValueError("coro")
async def d():
    await c()
import asyncio
asyncio.run(d())
