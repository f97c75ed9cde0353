# attribute errors with suggestions shown when uncaught
import sys, traceback
class Person:
    def __init__(self): self.name = "x"; self._private = 1; self.address = "a"
    def greet(self): pass
    count = 0
def show(f):
    try: f()
    except Exception as e:
        print(traceback.format_exception_only(e)[-1].strip())
p = Person()
def a(): p.nam
def b(): p.Name
def c(): p.private
def d(): p.gret()
def e(): p.adress = p.adres
def f(): "x".uper()
def g(): [].appendd(1)
def h(): {}.itms()
def i(): sys.exti
def j(): Person.cuont
def k(): prnt("x")
def l(): pritn("x")
def m(): retrun
def n(): lenght([])
def o():
    value = 3
    print(vaule)
def q(): Tru
def r(): none
def s(): true
def t(): math.pi
def u(): asyncio.run
def v(): random.randint
def w(): jsn.dumps
def x(): import collectoins
def y(): from collections import deqeu
def z(): from math import squareroot
def aa(): import math as m; m.sqr(2)
def bb(): (1).bit_lenght()
def cc(): p.x.y
def dd(): slef.x
def ee(): exept
def ff(): Exeption("x")
def gg(): ValuError("x")
def hh(): int.form_bytes
def ii(): zzz
def jj(): p.zzz
def kk(): foo = 1; fooo
def ll(): self.name
def mm(): p.name.uper()
class Self:
    foo = 1
    def bar(self): return foo
    def baz(self): return blah
    def blah(self): pass
def nn(): Self().bar()
def oo(): Self().baz()
class WithSlots:
    __slots__ = ("value",)
def pp(): WithSlots().vlaue
def qq(): WithSlots().value
def rr(): WithSlots().other = 3
def ss(): object().foo = 3
def tt(): del p.nope
def uu(): p.count.x = 5
def vv(): import math; math.pie = 3; del math.pies
def ww(): pass
def xx(): pass
def yy(): raise NameError("my own", name="prin")
def zz(): raise AttributeError("mine", name="gret", obj=p)
def a1(): raise ImportError("imp", name="foo")
def a2(): dict.form_keys
def a3(): Person().__nam
def a4(): p.__init_
def a5(): [1].lenght
def a6(): (1, 2).apend
def a7(): "abc".len
def a8(): 5 .size
def a9(): range(3).lenght
def b1(): list.add
def b2(): [].add(1)
def b3(): {}.add(1)
def b4(): set().append(1)
def b5(): "".contains
def b6(): (1,).remove
def b7(): [].push
def b8(): [].put
def b9(): "".substring
for fn in (a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, q, r, s, t, u, v, w, x, y, z, aa, bb, cc, dd, ee, ff, gg, hh, ii, jj, kk, ll, mm, nn, oo, pp, qq, rr, ss, tt, uu, vv, xx, yy, zz, a1, a2, a3, a4, a5, a6, a7, a8, a9, b1, b2, b3, b4, b5, b6, b7, b8, b9):
    show(fn)
