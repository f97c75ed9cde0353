# from without import.
from math
