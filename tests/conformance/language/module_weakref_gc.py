# Weak references die with their object; finalisers run at once.
import gc
import weakref


class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


n = Node("a")
r = weakref.ref(n, lambda ref: print("callback"))
print(r() is n)
del n
print(r())
values = weakref.WeakValueDictionary()
keys = weakref.WeakKeyDictionary()
group = weakref.WeakSet()
k = Node("k")
values["x"] = k
keys[k] = "meta"
group.add(k)
print(len(values), keys[k], len(group), "x" in values)
del k
print(len(values), len(keys), len(group))
n = Node("finalised")
weakref.finalize(n, print, "finalize", "called")
n = None
cycle = Node("cycle")
cycle.me = cycle
del cycle
print("cycle waits for the collector", gc.collect() > 0)


def scope():
    local = Node("local")
    print("in scope")


scope()
print("after scope")
items = [Node("item 1"), Node("item 2"), Node("item 3")]
items.pop(0)
print("popped")
items.clear()
print("cleared")
x = Node("first")
x = Node("second")
try:
    weakref.ref(5)
except TypeError as error:
    print(error)
p = weakref.proxy(x)
print(p.name)
del x
try:
    p.name
except ReferenceError as error:
    print(error)
