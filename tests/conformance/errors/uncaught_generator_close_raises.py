# Uncaught generator close raises.
def gen():
    try:
        yield 1
    except GeneratorExit:
        raise ValueError("while closing")
g = gen(); next(g); g.close()
