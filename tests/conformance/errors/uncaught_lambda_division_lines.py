# Uncaught lambda division lines.
x = lambda a, b=2: (a
                    / b)
x(1, 0)
