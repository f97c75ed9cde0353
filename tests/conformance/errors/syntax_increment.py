# x++ is not Python.
x = 1
x++
