# annotations are lazy (PEP 649)
def f(a: undefined_name, b: int = 3) -> "later": pass
try: f.__annotations__
except NameError as e: print(e)
class Later: pass
def g(x: Later, y: list[Later]) -> None: ...
print(g.__annotations__)
class C:
    x: int
    y: "str" = "v"
    z: Undefined
    def m(self) -> C: return self
try: C.__annotations__
except NameError as e: print(e)
Undefined = 5
print(C.__annotations__)
print(C.m.__annotations__)
print(f.__annotate__, g.__annotate__(1))
try: g.__annotate__(2)
except NotImplementedError as e: print("NI", e)
x: int = 5
print(__annotations__)
import annotationlib
print(annotationlib.get_annotations(f, format=annotationlib.Format.STRING))
print(annotationlib.get_annotations(g))
def h(a, /, b: 1 + 1, *args: "A", c: (lambda: 3) = 2, **kw: dict): pass
print(h.__annotations__["b"], list(h.__annotations__))
class D(C):
    w: float
print(D.__annotations__)
class E(C): pass
print(E.__annotations__)
