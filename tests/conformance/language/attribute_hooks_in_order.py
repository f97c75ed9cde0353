# Every attribute hook
class A:
    def __getattribute__(self, n):
        print("getattribute", n)
        return object.__getattribute__(self, n)
    def __getattr__(self, n):
        print("getattr", n)
        if n == "bad": raise AttributeError(n)
        return n * 2
    def __setattr__(self, n, v):
        print("set", n, v)
        object.__setattr__(self, n, v)
    def __delattr__(self, n):
        print("del", n)
        object.__delattr__(self, n)
    def __dir__(self):
        return ["z", "a", "m"]
a = A()
a.x = 1
print(a.x, a.y)
print(hasattr(a, "bad"), getattr(a, "bad", 7))
del a.x
print(dir(a))
try: del a.q
except AttributeError as e: print(e)
print(a.__dict__, a.__class__)
print(vars(a))
