match 3:
    case {f"a": 1}:
        pass
