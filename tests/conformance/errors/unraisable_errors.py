# Unraisable errors.
import weakref, asyncio, sys
class A: pass
def cb(ref): 1/0
a = A(); r = weakref.ref(a, cb); del a
def g():
    try: yield 1
    finally: 1/0
x = g(); next(x); del x
def g2():
    try: yield 1
    except GeneratorExit: yield 2
x = g2(); next(x); del x
async def c():
    try: await S()
    finally: {}["x"]
class S:
    def __await__(self): yield
x = c(); x.send(None); del x
async def ag():
    try: yield 1
    finally: [][0]
x = ag()
try: x.__anext__().send(None)
except StopIteration: pass
del x
class D:
    def __init__(self): self.me = self
    def __del__(self): raise ValueError("gc")
D()
import gc; gc.collect()
class E:
    def __del__(self): raise KeyError("list")
    def __repr__(self): raise ValueError
[E()]
def h(u): print("HOOK", u.exc_type, u.exc_value, u.err_msg, u.object)
sys.unraisablehook = h
[E()]
class Foo:
    def __eq__(self, o): raise ValueError
    __hash__ = None
    def __del__(self): sys.exit(3)
Foo()
