# Protocols that are missing.
class A: pass
class E:
    def __enter__(self): pass
class X:
    def __exit__(self, *a): pass
class AE:
    async def __aenter__(self): pass
class AX:
    async def __aexit__(self, *a): pass
for o in (A(), E(), X(), AE(), AX(), 3):
    try:
        with o: pass
    except TypeError as e: print(e)
    async def f():
        async with o: pass
    try: f().send(None)
    except TypeError as e: print(e)
    except StopIteration: print("si")
    async def g():
        async for x in o: pass
    try: g().send(None)
    except TypeError as e: print(e)
    async def h(): await o
    try: h().send(None)
    except TypeError as e: print(e)
class BadIter:
    def __aiter__(self): return 3
    def __await__(self): return 3
async def g():
    async for x in BadIter(): pass
try: g().send(None)
except TypeError as e: print(e)
async def h(): await BadIter()
try: h().send(None)
except TypeError as e: print(e)
