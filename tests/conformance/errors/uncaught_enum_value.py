# Uncaught enum value.
import enum
class Color(enum.Enum):
    RED = 1
Color(5)
