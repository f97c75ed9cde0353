# descriptor priorities
class Data:
    def __get__(self, o, t=None): print("get", o is None, t.__name__); return 5
    def __set__(self, o, v): print("set", v)
    def __delete__(self, o): print("delete")
    def __set_name__(self, o, n): print("name", o.__name__, n)
class NonData:
    def __get__(self, o, t=None): print("nget"); return 6
class A:
    d = Data()
    n = NonData()
a = A()
a.d = 3
print(a.d, A.d)
a.__dict__["d"] = 9
print(a.d)
del a.d
a.n = 4
print(a.n, A.n, a.__dict__)
class OnlySet:
    def __set__(self, o, v): o.__dict__["os"] = v
class B: os = OnlySet()
b = B()
print(type(b.os).__name__)
b.os = 4
print(b.os)
try: del b.os
except AttributeError as e: print(type(e), e)
