# A keyword as a name.
class = "math"
