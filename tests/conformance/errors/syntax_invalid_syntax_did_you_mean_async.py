asyn def foo():
    pass
