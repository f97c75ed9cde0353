# An error in a handler or in finally keeps the first one as its context.
def clean():
    raise OSError("cleanup failed")


try:
    try:
        1 / 0
    finally:
        clean()
except OSError as error:
    print(repr(error.__context__))
try:
    [][0]
except IndexError:
    try:
        {}[0]
    except KeyError:
        clean()
