"""Functions in (simulated) threads."""

import contextvars

from asyncio import events

__all__ = ('to_thread',)


async def to_thread(func, /, *args, **kwargs):
    loop = events.get_running_loop()
    context = contextvars.copy_context()

    def call():
        return context.run(func, *args, **kwargs)

    call.__name__ = getattr(func, '__name__', 'function')
    call.__qualname__ = getattr(func, '__qualname__', call.__name__)
    return await loop.run_in_executor(None, call)
