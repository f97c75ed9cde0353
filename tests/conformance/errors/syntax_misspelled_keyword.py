# A keyword spelled wrong.
x = 3
whlie x > 0:
    x -= 1
