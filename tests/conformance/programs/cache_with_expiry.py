# An asynchronous cache: one fetch for many callers, expiry, statistics.
import asyncio
import time
from collections import Counter
from functools import wraps


def async_cache(ttl):
    def decorate(f):
        entries, stats = {}, Counter()

        @wraps(f)
        async def wrapper(*key):
            now = time.monotonic()
            match entries.get(key):
                case (expires, future) if expires > now:
                    stats["hit" if future.done() else "joined"] += 1
                case _:
                    stats["miss"] += 1
                    future = asyncio.ensure_future(f(*key))
                    entries[key] = (now + ttl, future)
            try:
                return await asyncio.shield(future)
            except Exception:
                entries.pop(key, None)
                raise

        wrapper.stats = stats
        return wrapper

    return decorate


@async_cache(ttl=1.0)
async def lookup(name):
    print(f"{time.monotonic():.1f} fetching {name}")
    await asyncio.sleep(0.3)
    if name == "bad":
        raise LookupError(name)
    return name.upper()


async def caller(delay, name):
    await asyncio.sleep(delay)
    try:
        return await lookup(name)
    except LookupError as error:
        return repr(error)


async def main():
    print(await asyncio.gather(*(caller(d, n) for d, n in [(0, "a"), (0.1, "a"), (0.5, "a"), (1.2, "a"), (0, "bad"), (0.1, "bad"), (0.5, "bad"), (0.2, "b")])))
    print(dict(lookup.stats), lookup.__name__)


asyncio.run(main())
