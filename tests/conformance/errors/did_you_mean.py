# Suggestions for names, attributes, keywords and imports that are almost right.
import traceback


class Account:
    def __init__(self):
        self.balance = 0
        self.owner = "me"

    def withdraw(self):
        return self.balence

    def deposit(self):
        return owner


def greet(name, greeting="hi"):
    return name


count = 3


def local():
    total_amount = 1
    return total_amont


for attempt in (
    lambda: Account().withdraw(),
    lambda: Account().deposit(),
    lambda: Account().wihdraw(),
    lambda: cuont,
    lambda: prnt("x"),
    local,
    lambda: greet(nam="x"),
    lambda: greet("x", greting="y"),
    lambda: [].apend(1),
    lambda: "x".uper(),
    lambda: {}.kyes(),
    lambda: Account.blance,
    lambda: completely_different,
    lambda: sys.argv,
    lambda: asyncio.run,
    lambda: Ture,
    lambda: max([1], ky=None),
):
    try:
        attempt()
    except Exception:
        traceback.print_exc()
try:
    from math import sqr
except ImportError:
    traceback.print_exc()
try:
    from collections import Cuonter
except ImportError:
    traceback.print_exc()
import math

math.squareroot
