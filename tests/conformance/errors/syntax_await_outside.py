# await outside a function.
import asyncio
await asyncio.sleep(1)
