match 3:
    case {1: x, 1.0: y}:
        pass
