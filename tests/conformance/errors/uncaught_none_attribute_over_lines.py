# Uncaught none attribute over lines.
x = None
y = (x.foo.bar
     + x.baz)
