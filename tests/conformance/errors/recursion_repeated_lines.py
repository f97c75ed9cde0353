# Repeated frames are folded.
def ping(n):
    return pong(n)


def pong(n):
    if n > 6:
        raise ValueError("deep enough")
    return ping(n + 1)


def straight(n):
    if n > 6:
        raise ValueError("straight down")
    straight(n + 1)


import traceback

try:
    ping(0)
except ValueError:
    traceback.print_exc()
straight(0)
