def f():
    retrun 3
