"""asyncio as Awaitscope simulates it. The hot parts are native (_asyncio); the rest is in these modules."""

from asyncio import (base_events, constants, coroutines, events, exceptions, format_helpers, futures, graph, locks,
                     log, mixins, protocols, queues, runners, staggered, streams, subprocess, taskgroups, tasks,
                     threads, timeouts, transports)
from asyncio.base_events import *
from asyncio.coroutines import *
from asyncio.events import *
from asyncio.exceptions import *
from asyncio.futures import *
from asyncio.graph import *
from asyncio.locks import *
from asyncio.protocols import *
from asyncio.runners import *
from asyncio.queues import *
from asyncio.streams import *
from asyncio.subprocess import *
from asyncio.tasks import *
from asyncio.taskgroups import *
from asyncio.timeouts import *
from asyncio.threads import *
from asyncio.transports import *

__all__ = (base_events.__all__ + coroutines.__all__ + events.__all__ + exceptions.__all__ + futures.__all__ +
           graph.__all__ + locks.__all__ + protocols.__all__ + runners.__all__ + queues.__all__ + streams.__all__ +
           subprocess.__all__ + tasks.__all__ + taskgroups.__all__ + threads.__all__ + timeouts.__all__ + transports.__all__)

SelectorEventLoop = base_events._UnixSelectorEventLoop
EventLoop = SelectorEventLoop
__all__ += ('SelectorEventLoop', 'EventLoop')


def __getattr__(name):
    if name in ('AbstractEventLoopPolicy', 'DefaultEventLoopPolicy'):
        events._warn_deprecated(f'asyncio.{name}')
        return getattr(events, '_' + name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
