from ..pots import Pot
from . import knives
