match 3:
    case a.b():
        pass
    case a.b:
        pass
    case a():
        pass
    case a(b=c, b=d):
        pass
