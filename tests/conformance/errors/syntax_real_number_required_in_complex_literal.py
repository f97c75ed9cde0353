match 3:
    case 3j+4j:
        pass
