forr i in x:
    pass
