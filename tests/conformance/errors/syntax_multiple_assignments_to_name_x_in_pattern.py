match 3:
    case [x, x as x]:
        pass
