# Context manager protocol hints.
class Sync:
    def __enter__(self): pass
    def __exit__(self, *a): pass
class Async:
    async def __aenter__(self): pass
    async def __aexit__(self, *a): pass
class Outer:
    class Inner: pass
async def f(o):
    async with o: pass
for o in (Sync(), Async(), Outer.Inner()):
    try: f(o).send(None)
    except TypeError as e: print(e)
    except StopIteration: pass
    try:
        with o: pass
    except TypeError as e: print(e)
import datetime
try:
    with datetime.date(2020, 1, 1): pass
except TypeError as e: print(e)
