# Uncaught math domain.
import math
math.sqrt(-1)
