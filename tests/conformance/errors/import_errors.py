# Modules that are not there, names that are not in them.
import traceback

for number in range(5):
    try:
        match number:
            case 0:
                import not_there_at_all
            case 1:
                import not_there.sub
            case 2:
                from collections import NotThere
            case 3:
                from not_there import x
            case 4:
                import math.sub
    except ImportError:
        traceback.print_exc()
import maths
