# Uncaught str index float.
"abc"[1.5]
