# Uncaught comment in expression.
def f():
    return (
        1 +
        # a comment
        "a"
    )
f()
