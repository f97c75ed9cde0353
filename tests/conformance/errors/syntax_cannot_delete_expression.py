del (a, b+c)
