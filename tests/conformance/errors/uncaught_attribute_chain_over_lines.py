# Uncaught attribute chain over lines.
def f(x):
    return (x
        .foo
        .bar
    )
f(1)
