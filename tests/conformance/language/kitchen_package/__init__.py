"""A package beside a program: it runs once, when it is first imported."""

print("kitchen_package runs as", __name__)
from .pots import Pot

VERSION = (1, 2)
