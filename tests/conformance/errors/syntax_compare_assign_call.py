# An assignment inside a call.
f(a.b=1)
