# Uncaught assert over lines.
assert (1 ==
   2)
