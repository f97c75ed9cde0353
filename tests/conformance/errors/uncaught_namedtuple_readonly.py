# Uncaught namedtuple readonly.
from typing import NamedTuple
class Pt(NamedTuple):
    x: int
p = Pt(1); p.x = 3
