# Uncaught nested class body.
class A:
    class B:
        def f():
            1/0
        f()
