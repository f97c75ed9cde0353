# Metaclass keeps class dict.
class Meta(type):
    def __new__(m, n, b, d, **k):
        print(sorted(d))
        return super().__new__(m, n, b, d)
class A(metaclass=Meta): pass
print(sorted(A.__dict__))
class A2(metaclass=type): pass
print(sorted(A2.__dict__))
print("bool" , "__bool__" in list.__dict__)
