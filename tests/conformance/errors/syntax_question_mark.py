# A character that Python does not know.
x = 5 ? 1 : 2
