# The same keyword argument twice.
dict(a=1, a=2)
