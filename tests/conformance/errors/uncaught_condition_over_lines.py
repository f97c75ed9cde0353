# Uncaught condition over lines.
x = 5
if x > 3 and (x / 0 == 1
              or True):
    pass
