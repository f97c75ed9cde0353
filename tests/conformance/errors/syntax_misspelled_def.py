# def spelled wrong.
deff f():
    pass
